import type { AccessEvent } from '../domain/access/event'
import type { CabinetChange } from '../domain/cabinet/change'
import type { CabinetState } from '../domain/cabinet/state'
import type { Menu } from '../domain/menu'
import type { TopicName } from '../topics/all'
import type { LogRecord, NewEvent } from '../topics/event'

/** The outside world as operations see it. The real ones stand in lib/server, in-memory ones in simulation. */

export type Clock = { nowMs(): number }
/** UUIDv7. */
export type Ids = { next(): string }
/** 0 ≤ n < 1. */
export type Random = { next(): number }
export type Pause = (ms: number) => Promise<void>

/** An event with the partition it goes to. Key, topic, source and headers follow from type and value. */
export type Outgoing = { event: NewEvent; partition: number }
export type Placed = { topic: TopicName; partition: number; offset: number }

export type Log = {
  /**
   * Resolves when the broker has every record (acks=all), with their places in the same order.
   * Records that were not acknowledged are sent again unchanged until they are: at least once, never lost.
   */
  append(records: readonly Outgoing[]): Promise<Placed[]>
}

export type LogReader = {
  /** Offset of the first record that is still there, and of the next one to be written. */
  ends(topic: TopicName, partition: number): Promise<{ first: number; next: number }>
  /** Records in [from, to), in order. */
  read(topic: TopicName, partition: number, from: number, to: number): Promise<LogRecord[]>
}

export type LoadedCabinet = {
  /** Identity of the running Redis; a restart has another. */
  runId: string
  /** Redis TIME, ms: the only clock of the cabinet. */
  nowMs: number
  /** Null: empty, claimed by a restore, or written by another Redis instance. Decide nothing until restored. */
  state: CabinetState | null
  /** Which of the ids that were asked for have been applied before. */
  seen: Set<string>
}

/** A state that was loaded or stored before, and the instance that has it. */
export type KnownCabinet = { runId: string; state: CabinetState }

/** The hot cabinet's store. Every method may throw: no answer, the outcome is unknown. */
export type CabinetStore = {
  /** Given what the caller knows, only what has changed since comes over; it is the same object when nothing has. */
  load(shop: number, ids: readonly string[], known?: KnownCabinet | null): Promise<LoadedCabinet>
  /** True: `next`, which `change` makes of `known`, and the seen ids are stored in one atomic step. False: somebody else was first. */
  compareAndSet(known: KnownCabinet, next: CabinetState, change: CabinetChange, seen: readonly string[]): Promise<boolean>
  /** Run id and epoch that are in force now (epoch -1: nothing valid is stored). */
  current(shop: number): Promise<{ runId: string; epoch: number }>
  /**
   * Puts a claim if what is stored is still invalid. Returns the run id, or null when it is valid (again), or when the claim of
   * somebody else is younger than some seconds: if each took it from the other, none would ever be done.
   */
  claim(shop: number, nonce: string): Promise<string | null>
  /** Installs a restored state if claim and run id are still ours. */
  install(claim: { shop: number; nonce: string; runId: string }, state: CabinetState, seen: readonly string[]): Promise<boolean>
}

/** The menus that have been published. */
export type Menus = {
  current(): Menu
  /** In force at this time (ms); before the first one, the first. */
  at(timestampMs: number): Menu
  version(version: number): Menu | undefined
}

export type CardAnswer = { kind: 'approved'; reference: string } | { kind: 'declined'; why: string } | { kind: 'unknown'; why: string }

/** A machine that takes cards. */
export type CardTerminal = {
  /**
   * Takes an amount once, however often it is asked with one id: an id that has been answered for gets the same answer, and one
   * that is under way joins it. `unknown`: nobody can say whether it was taken; asked again it may be known. Never throws.
   */
  take(payment: { id: string; pence: number; till: number }): Promise<CardAnswer>
}

/** What people are called, by the id of their order or parked sale, for a day. In no log: what is to be forgotten must not be there. */
export type Names = {
  keep(id: string, name: string): Promise<void>
  /** All that are known now, by id. */
  all(): Promise<ReadonlyMap<string, string>>
}

export type PrinterAddress = { host: string; port: number }
/** unsure: it took the paper's worth of bytes and says nothing about it, as many cheap ones do. */
export type PrintOutcome = { kind: 'printed' } | { kind: 'unsure' | 'failed'; why: string }
/** A receipt printer. Never throws and never waits for long: what is sold does not depend on it. */
export type Printer = { print(at: PrinterAddress, bytes: Uint8Array): Promise<PrintOutcome> }

/** What has happened at the shop's door, oldest first. Written by one process at a time. */
export type AccessLog = {
  read(): Promise<AccessEvent[]>
  /** Resolves when they are on disk, all or none. */
  append(events: readonly AccessEvent[]): Promise<void>
}

/** What is shown once and stored as a hash only. */
export type Secrets = {
  /** 256 bits. */
  token(): string
  /** Of a token: it is random itself, so that one quick hash is enough. */
  hashToken(token: string): string
  /** Of a PIN or a password: slow on purpose (Argon2id). */
  hash(secret: string): Promise<string>
  verify(hash: string, secret: string): Promise<boolean>
}
