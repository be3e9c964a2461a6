/** Kafka's words in plain ones, shown beside the thing itself when somebody asks for them. */
export const plainWords = {
  topic: 'Topic: a named list of one kind of event. Writers add at its end. Nothing in it is changed or taken out.',
  partition: 'Partition: one tape of a topic. In it the order is kept; work is shared by giving each reader other tapes.',
  offset: 'Offset: the number above an event, its place on the tape for ever. The next event gets “next”.',
  group: 'Group: readers with one name, who share the tapes between them. Each group reads everything; groups do not notice each other.',
  lag: 'Lag: events that are on the tape and that a reader has not read yet. The dotted tail is as long as its lag.',
  rebalance: 'Rebalance: when a reader joins or leaves its group, the tapes are shared out again.',
  deadLetter: 'Dead letter: a record that no reader could use. It is set aside with the reason, and those behind it go on.',
} as const

export type Word = keyof typeof plainWords
