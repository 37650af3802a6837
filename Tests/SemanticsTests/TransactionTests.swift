import Semantics
import Testing

/// The six states, from the runner and from what the file writes.
@Suite struct TransactionTests {
  @Test(
    "The runner decides where nothing is written",
    arguments: [
      (Runner.file, TransactionState.file), (.pending, .pending), (.none, .autocommit),
      (.unknown, .unknown), (.string, .implicit),
    ])
  func runner(runner: Runner, state: TransactionState) {
    let playing = Playing("CREATE TABLE a (); CREATE TABLE b ();", runner: runner)
    #expect(playing.states == [state, state])
  }

  @Test("One statement sent as a string is in no transaction") func single() {
    #expect(Playing("CREATE TABLE a ();", runner: .string).states == [.autocommit])
    #expect(Playing("-- a\n;; CREATE TABLE a ();;", runner: .string).states == [.autocommit])
  }

  @Test("BEGIN and COMMIT count on top") func written() {
    let sql = "CREATE TABLE a (); BEGIN; CREATE TABLE b (); COMMIT; CREATE TABLE c ();"
    #expect(
      Playing(sql, runner: .none).states
        == [.autocommit, .autocommit, .explicit, .explicit, .autocommit])
    #expect(
      Playing(sql).states == [.unknown, .unknown, .explicit, .explicit, .unknown])
  }

  @Test("What follows a COMMIT in one string is an implicit block again") func stringAfterCommit() {
    let sql = "BEGIN; CREATE TABLE a (); COMMIT; CREATE TABLE b ();"
    #expect(
      Playing(sql, runner: .string).states == [.implicit, .explicit, .explicit, .implicit])
  }

  @Test("BEGIN inside a wrapped file opens nothing; its COMMIT ends the runner's transaction")
  func wrapped() {
    let sql = "BEGIN; CREATE TABLE a (); COMMIT; CREATE TABLE b ();"
    #expect(Playing(sql, runner: .file).states == [.file, .file, .file, .unknown])
  }

  @Test("COMMIT AND CHAIN opens the next") func chain() {
    let sql = "BEGIN; COMMIT AND CHAIN; CREATE TABLE a (); COMMIT;"
    #expect(
      Playing(sql, runner: .none).states == [.autocommit, .explicit, .explicit, .explicit])
  }

  @Test("A rollback forgets what was made, a savepoint only what came after it") func rollback() {
    let playing = Playing(
      """
      BEGIN; CREATE TABLE a (); SAVEPOINT s; CREATE TABLE b (); ROLLBACK TO s; CREATE TABLE c ();
      COMMIT; BEGIN; CREATE TABLE d (); ROLLBACK;
      """)
    #expect(!playing.isLive("a"))
    #expect(playing.isLive("b"))
    #expect(!playing.isLive("c"))
    #expect(playing.isLive("d"))
  }

  @Test("A released savepoint is gone, an outer one is not") func release() {
    let playing = Playing(
      """
      BEGIN; SAVEPOINT a; CREATE TABLE t (); SAVEPOINT b; RELEASE b; ROLLBACK TO b;
      ROLLBACK TO a; COMMIT;
      """)
    #expect(playing.isLive("t"))
  }

  @Test("Locks are held to the end of their transaction") func held() {
    let playing = Playing(
      "BEGIN; ALTER TABLE a ADD x int; SELECT 1; COMMIT; SELECT 2;", runner: .none)
    #expect(playing.steps[2].before.held.count == 1)
    #expect(playing.steps[4].before.held.isEmpty)
    let alone = Playing("ALTER TABLE a ADD x int; SELECT 1;", runner: .none)
    #expect(alone.steps[1].before.held.isEmpty)
  }

  @Test("Locks taken behind a savepoint go with it") func heldBehindSavepoint() {
    let playing = Playing(
      "BEGIN; SAVEPOINT s; ALTER TABLE a ADD x int; ROLLBACK TO s; SELECT 1; COMMIT;")
    #expect(playing.steps[3].before.held.count == 1)
    #expect(playing.steps[4].before.held.isEmpty)
  }

  @Test("A BEGIN at whose end the file stops is open") func open() {
    #expect(Playing("BEGIN; CREATE TABLE a ();").transactions.last?.isClosed == false)
    #expect(Playing("BEGIN; COMMIT;").transactions.last?.isClosed == true)
    #expect(Playing("BEGIN; CREATE TABLE a ();", runner: .file).transactions.last?.isClosed == true)
  }

  @Test("Where a statement can run is yes, no or unknown") func canRun() {
    #expect(TransactionState.autocommit.canRun(.outsideTransaction) == .yes)
    #expect(TransactionState.unknown.canRun(.outsideTransaction) == .unknown)
    for state in [TransactionState.explicit, .implicit, .file, .pending] {
      #expect(state.canRun(.outsideTransaction) == .no)
      #expect(state.canRun(.insideTransaction) == .yes)
    }
  }
}
