# usage: sh guard.sh RUN_DIR IDENTITY
# Outlives the supervisor by some seconds. Its standard input is a pipe from the supervisor; when that closes, however the
# supervisor died, every process that a pid file in RUN_DIR names is ended. A pid file holds number and start time: both
# must match, or somebody else's program that was given the same number would be killed.
# "kill -s TERM -- -N" is spelt out because dash takes "kill -TERM -- -N" for an illegal number.
trap '' INT TERM HUP
cat >/dev/null
cd "$1" || exit 0

# The file "supervisor" names who owns the folder. It is gone after an orderly stop, and names another after a new start:
# then the processes here are none of ours.
still_ours() {
  [ "$(cat supervisor 2>/dev/null)" = "$identity" ]
}

start_of() {
  if [ -r /proc/self/stat ]; then
    sed 's/.*) //' "/proc/$1/stat" 2>/dev/null | cut -d' ' -f20
  else
    LC_ALL=C ps -o lstart= -p "$1" | sed 's/ *$//'
  fi
}

# Prints the numbers of those that still run.
running() {
  still_ours || return
  for file in *.pid; do
    [ -f "$file" ] || continue
    pid=$(cut -d' ' -f1 "$file")
    [ -n "$pid" ] && [ "$(cut -d' ' -f2- "$file")" = "$(start_of "$pid")" ] && echo "$pid"
  done
}

identity=$2
for pid in $(running); do kill -s TERM -- "-$pid" 2>/dev/null; done
tries=0
while [ -n "$(running)" ] && [ "$tries" -lt 40 ]; do
  sleep 0.2
  tries=$((tries + 1))
done
for pid in $(running); do kill -s KILL -- "-$pid" 2>/dev/null; done
still_ours && rm -f -- *.pid supervisor ../shop.json
