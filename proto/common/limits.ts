// Every bound that both ends must agree on or that a user can meet: sizes in bytes, times in milliseconds.
// A table, not code. docs/reference/limits.md is generated from it. Rooms import single rows by name.
// The danger: raising a row that sizes a frame or a fixed record changes a wire or disk format.

const KiB = 1024;
const MiB = 1024 * KiB;

export const limits = {
  // What a submitter meets. Over any of these: refused at submit, naming limit and size.
  shellTextBytesMax: 128 * KiB - 1, // one argv word (Linux MAX_ARG_STRLEN, execve(2)) with its NUL
  argumentBytesMax: 128 * KiB - 1,
  variableBytesMax: 128 * KiB - 1, // NAME=VALUE
  argumentsAndEnvironmentBytesMax: 1 * MiB,
  variablesMax: 4096,
  envFileBytesMax: 256 * KiB, // of --env-file-on-host; it has at most variablesMax lines that are variables
  scriptBytesMax: 4 * MiB,
  stdinBytesMax: 16 * MiB,
  pathBytesMax: 4095, // PATH_MAX less its NUL
  jobNameBytesMax: 200,
  userNameBytesMax: 256,
  idempotencyKeyBytesMax: 128,
  audienceMax: 1000,
  retriesMax: 1000,
  retryDelayMsMax: 86_400_000,
  retryDoublingMsDefault: 3_600_000, // the wait before a retry doubles up to this, unless it begins longer
  retryRangesMax: 64, // of exit statuses in one retry rule
  priorityMax: 1000,
  sshsigBytesMax: 8 * KiB, // a signature beside a spec
  keyLineBytesMax: 16 * KiB, // a line of a file of keys; a longer one is no key
  sealedPasswordBytesMax: 1 * KiB, // a password beside a spec, sealed to one host
  sealingKeyIdBytesMax: 64,
  sealedMarginMs: 600_000, // beyond start-by, for which a sealed password is good
  passwordBytesMax: 511, // PAM_MAX_RESP_SIZE of Linux-PAM, less its NUL
  graceMsMax: 3_600_000,
  graceMsDefault: 10_000,
  timeLimitMsMax: 366 * 86_400_000,
  logLimitBytesDefault: 16 * 1024 * MiB,
  startByMsDefault: 86_400_000,
  startAtMsAhead: 10 * 366 * 86_400_000,
  idempotencyKeyLifeMs: 7 * 86_400_000, // from its submission: how long a key answers with the same runs
  idempotencyKeysMax: 250_000, // that are remembered; with more the oldest are forgotten before their time

  // Frames and messages.
  framePayloadBytes: 48 * KiB, // what a sender puts into one batch, chunk or blob part
  frameBytesMax: 64 * KiB, // what a receiver accepts
  inlineSpecBytesMax: 32 * KiB, // larger specs travel as blobs
  specBytesMax: 2 * MiB,
  submitHeaderBytesMax: 4 * MiB, // a spec, and a proof for each agent of its audience
  paramsBytesMax: 2 * MiB, // start parameters of one attempt, on the host
  logWindowBytes: 2 * MiB, // per attempt, beyond the last ack: one half travels while the other is synced
  streamWindowBytes: 1 * MiB, // HTTP/2 receive window
  passedBytesMax: 1 * MiB, // of log that has passed through a process before its buffers are collected
  heartbeatMs: 5_000,
  aliveMs: 10_000, // how often the scheduler tells its service manager that its event loop turns
  deadPeerMs: 15_000,
  streamsPerConnectionMax: 16,
  tlsHandshakeMsMax: 5_000, // from accepting a connection to its first request
  connectionsMax: 12_000, // of one door
  connectionsPerAddressMax: 1_024, // of one door from one address; agents behind one NAT share it
  socketPathBytesMax: 107, // sun_path less its NUL

  // The command line.
  cliCallMs: 30_000, // one question, one answer
  cliUploadMs: 600_000, // a submission with its bodies
  cliReconnectMs: 600_000, // how long a follow looks for a scheduler that has gone away
  cliReconnectStepMsMax: 2_000,
  cliWatchMs: 1_000, // between two looks at a list that is watched
  cliTerminalLinesMax: 1_000, // of a log on a terminal, unless --all
  cliTerminalLogBytesMax: 256 * KiB,
  keyFileBytesMax: 64 * KiB, // a private key
  sshKeysCachedMax: 64, // imported public keys that a process keeps at hand
  sshAgentMs: 60_000, // an answer of the ssh-agent, which may wait for a person
  signedWindowMsDefault: 86_400_000, // how long a signature is good unless --not-after says so
  cliSubmitRetryMs: 30_000, // the same submission again, under the same key

  // The engine.
  inputsPerTurn: 512,
  inboxMax: 20_000, // beyond it callers are told: busy
  liveRunsMax: 1_000_000,
  runsPerSubmitMax: 1000,
  listRunsMax: 1000,
  ballastBytes: 16 * MiB,
  storeFreeBytesMin: 64 * MiB, // below it the freed ballast is not made again, and nothing new is accepted
  storeRoomCheckMs: 5_000,
  pruneDaysMax: 36_500,
  pruneStepMax: 100, // runs, and logs, of one transaction of retention
  pruneShrinkPages: 256, // given back to the file system at once
  pruneRunUnseenMs: 60_000, // a run that was read is left so long: a restart may be on its way
  pruneBlobUnseenMs: 3_600_000, // likewise a body: its submission may be on its way
  pruneEveryMs: 3_600_000, // how often the settings of retention are applied
  pruneFirstMs: 60_000, // after the start
  pruneStepEveryMs: 20, // between two steps others have the disk
  snapshotMsMax: 3_600_000, // how long the database file is kept as it is for a backup
  snapshotWalBytesMax: 256 * MiB, // committed beside it meanwhile; beyond it the backup has to begin again
  backupBlockBytes: 1 * MiB, // read and written at once
  backupManifestBytesMax: 256 * MiB,
  storeLockMs: 2_000, // wait for a predecessor that is ending
  storeRequestsMax: 20_000, // waiting for the store's thread; beyond it callers are told: busy
  blobBytesMax: 16 * MiB,
  blobGroupBytesMax: 32 * MiB, // bodies that share one transaction
  dispatchesPerStep: 256, // the rest in the next step, at once
  ticksPerTurn: 16,
  timersPerStep: 1000, // likewise
  // a clock set back by more is followed, so that what waits for a time goes on waiting
  clockBackMsMin: 1_000,
  clockLookMs: 30_000, // a clock that is set forward is noticed so late at most
  backoffMsMin: 1_000, // a temporary refusal: doubling, full jitter
  backoffMsMax: 60_000,
  cancelAgainMs: 5_000, // a cancel is repeated to the agent for as long as the run is stopping
  diskFullRetryMs: 5_000, // after the store was full: when submits and dispatch are tried again
  adoptedOpenMax: 10_000, // attempts of one agent in memory, beyond which none is adopted
  adoptedAheadMax: 1_000_000, // how far beyond our own numbers an agent's word may move them
  blobUploadsMax: 8, // at the same time
  blobUploadBytesMax: 32 * MiB, // of all uploads together; one that is larger waits until it is alone
  uploadWaitMs: 30_000, // for its turn; then: busy
  uploadIdleMs: 30_000, // without a part
  uploadMsMax: 600_000, // from its first part to its last
  uploadsOfOneMax: 4, // of one caller at the same time; the others wait
  submitsMax: 1_000, // being received or stored at the same time
  watchersMax: 10_000, // of runs and logs together
  shownAttemptsMax: 500, // newest ones in one answer
  shownJournalMax: 2_000,
  shownSpecBytesMax: 1 * MiB,
  cancelReasonBytesMax: 200,
  auditHeadKeepMs: 3_600_000, // between two heads of an agent's audit that go into its history
  auditHeadsKeptMax: 1_000, // of one agent
  stopGraceApiMs: 2_000,

  // The log store.
  logHandlesMax: 256, // open at the same time
  logsKnownMax: 20_000, // remembered; beyond it idle ones are looked up on the disk again
  logsJudgedMax: 32, // remembered although they are complete: whoever asked for the verdict asks for the size
  logFlushesMax: 8, // files written and synced at the same time
  logPendingBytesMax: 4 * MiB, // of one attempt, not yet on the disk; more than its window is a breach
  logReadBytesMax: 96 * KiB,
  logHeadReadBytes: 4 * KiB, // read at once where only the headers of large frames are looked at
  logScansMax: 4, // logs in which a place is looked for at the same time; others wait for their turn
  logMarkBytes: 1 * MiB, // between the places of a log that are remembered
  logMarksMax: 4_096, // of one log; a larger one has them further apart
  logPlacesKnownMax: 64, // logs whose places are remembered
  logDrainBytes: 4 * 48 * KiB, // read at once for somebody who is shown a log: whole frames of the wire

  // The link.
  reconnectMsMin: 200,
  reconnectMsMax: 30_000,
  sameFailureMs: 3_600_000, // how long a link that fails the same way again is not told again
  dialsAtOnceMax: 1_024, // of the scheduler to agents that listen; the others wait for their turn
  lostGraceMs: 10_000, // an agent silent for so long: its runs become lost
  resyncWaitMs: 10_000, // a log of an attempt that nobody knows waits so long for its agent to have told all
  resyncLookMs: 100,
  linkBeatMs: 1_000, // how often silence is looked for
  stopGraceMs: 1_000, // for connections when the scheduler stops
  linkInputsMax: 256, // reports of one agent that the engine has not answered yet
  linkBlobsMax: 4_096, // blobs remembered as sent over one link
  blobRequestsMax: 1_024, // asked for by one agent and not yet sent
  bodiesInMemoryMax: 4,
  ledgerMarksMax: 64,
  sequenceMax: 2 ** 48, // of seqs, floors and fences an agent tells: what is counted on from them stays exact
  instantMsMax: 253_402_300_799_999, // the end of the year 9999: any later one has no date in RFC 3339
  adoptedAttemptMax: 2 ** 31, // beyond it an attempt's number would leave no room for the next ones
  reportTextMax: 2_000,
  reportListMax: 64,
  logAttemptsMax: 1_024, // attempts of one log stream that are remembered as open
  linkBacklogMax: 10_000, // messages waiting for one agent's stream; beyond it the link is cut

  configFilesMax: 256, // in a .conf.d directory

  // The host.
  ipcFrameBytesMax: 64 * KiB,
  launcherFrameBytesMax: 64 * KiB,
  netPingMs: 5_000,
  netDeadMs: 15_000,
  scanMs: 1_000,
  logPollMs: 100,
  segmentBytesMax: 64 * MiB,
  outputFramePayloadMax: 64 * KiB,
  spoolMinFreeBytesDefault: 64 * MiB,
  maxRunsDefault: 256,
  // then it is rewritten with what is live; orders that would hold more are refused for now
  bookBytesMax: 8 * MiB,
  // attempts that net keeps reports of; beyond it new words are dropped until the next resync
  bookEntriesMax: 20_000,
  claimsBytesMax: 8 * MiB, // then it is compacted to floors
  policyBytesMax: 1 * MiB,
  syslogBytesMax: 1 * KiB, // of one line
  hostNoteCharsMax: 1_000, // what a host says of its policy
  policyLookMs: 2_000, // between two looks at the file
  auditTextBytesMax: 1 * KiB, // each text of a record; more of it is cut off
  ledgersMax: 1_000, // that a host remembers: one for each database of its scheduler and each restore
  signedSkewMs: 120_000, // how far two clocks may differ for a signed spec's window
  signedWindowMsMax: 7 * 86_400_000, // how long a signature is good at most
  signedStartsBytesMax: 32 * MiB,
  signedStartsCompactBytes: 1 * MiB, // or twice what is live: then what is over is dropped
  signersBytesMax: 1 * MiB, // a file of keys
  accountMsMax: 10_000,
  pamAtOnceMax: 4, // requests at work, as many as the launcher runs
  pamAtOncePerUserMax: 2, // of one user, so that one whose module hangs leaves places to others
  pamInHandMax: 64, // at work, waiting, or holding a failure back; far below requestsInHandMax
  passwordAnswerMs: 3_000, // a refused password is answered after this, or the next multiple of it
  passwordFailuresMax: 5, // of one user within the next; then PAM is not asked
  passwordFailuresAllMax: 50, // of all users
  passwordFailuresMs: 600_000,
  refusedPasswordsMax: 1_000, // sealed passwords that are refused again without asking PAM
  accountLifeMs: 10_000, // how long an answer about an account is believed
  accountsKnownMax: 1_000, // answers about accounts kept at a time
  daemonLockMs: 5_000,
  localCancelMs: 120_000, // how long `agentd cancel` waits for the ends
  controlAnswerMs: 300_000, // how long a command waits for the daemon's answer
  controlBytesMax: 32 * KiB, // of one part of an answer
  agentNoteCharsMax: 512,
  portWaitMs: 10_000, // for the port of an agentd that has just ended
  daemonReadyMs: 60_000, // how long `agentd -d` waits
  daemonEndMs: 45_000, // how long `agentd -K` waits; above the keeper's own patience with the monitor
  daemonLookMs: 50,
  launcherReadyMs: 10_000, // twice daemonLockMs: from starting the launcher to its first word
  launcherReplyMs: 15_000, // above accountMsMax, which is the launcher's own deadline
  launchesAtOnceMax: 16,
  restartMsMin: 100, // back-off of the monitor's children; the keeper's own is the same
  restartMsMax: 10_000,
  restartResetMs: 60_000,
  netBacklogBytesMax: 16 * MiB, // reports that net has not read; beyond it net is killed
  reportTextBytesMax: 256, // each detail, survivor and warning of a report
  reportTextsMax: 32,
  blobsMax: 1_000, // bodies in net/blobs; with more, orders that bring one wait
  blobIdleMs: 600_000, // a body that no order needs stays so long
  tidyMs: 60_000, // net looks for such bodies, and at the age of its certificate
  logPollMsMax: 400, // of an attempt that writes nothing
  requestsInHandMax: 256, // of net at the monitor; it is not read beyond
  orderBlobsMax: 3, // spec, body, stdin

  // Join and certificates.
  joinTokenLifeMs: 30 * 60_000,
  joinTokensMax: 10_000,
  clientsMax: 10_000, // command lines on other hosts that are known, those revoked included
  clientCallsMax: 256, // of one of them at the same time; then: busy
  joinCodeTriesMax: 3, // wrong codes that a host that waits to be joined bears
  joinMsMax: 10_000, // one join from hello to leaf
  joinConnectionMsMax: 30_000,
  joinsAtOnceMax: 64,
  joinStringBytesMax: 8 * KiB,
  joinAddressesMax: 16,
  identityFileBytesMax: 64 * 1024, // identity.json: names, ids and addresses
  identityTriesMax: 3, // of putting a new identity in the place of the old one
  spkiBytesMax: 512, // a P-256 key has 91
  leafLifeMs: 30 * 86_400_000,
  leafRenewAfterMs: 10 * 86_400_000,
  leafRenewAgainMs: 3_600_000, // a clock that is days ahead must not make every new leaf look old
  schedulerLeafRenewAfterMs: 86_400_000, // its own authority is at hand, so it is always young
  schedulerLeafCheckMs: 3_600_000,
  leafBackdateMs: 10 * 60_000,
  leafExpiredRenewMs: 180 * 86_400_000,
  caLifeMs: 10 * 366 * 86_400_000,
} as const;

export type LimitName = keyof typeof limits;
