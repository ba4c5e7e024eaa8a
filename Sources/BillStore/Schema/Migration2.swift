/// Recurring payments: schedules, what became of their periods, agents and mandates.
enum Migration2 {
  static let sql = """
    CREATE TABLE schedule (
      id BLOB PRIMARY KEY CHECK (length(id) = 16),
      name TEXT NOT NULL,
      billerID BLOB NOT NULL REFERENCES biller(id),
      methodID BLOB NOT NULL REFERENCES method(id),
      payeeID BLOB REFERENCES payee(id),
      rail TEXT NOT NULL,
      railName TEXT NOT NULL,
      recurrence TEXT,
      zone TEXT NOT NULL,
      currency TEXT NOT NULL CHECK (length(currency) = 3),
      amount TEXT NOT NULL,
      cap INTEGER CHECK (cap IS NULL OR cap > 0),
      firstAmount INTEGER CHECK (firstAmount IS NULL OR firstAmount > 0),
      lastAmount INTEGER CHECK (lastAmount IS NULL OR lastAmount > 0),
      perMonth INTEGER CHECK (perMonth IS NULL OR perMonth > 0),
      total INTEGER CHECK (total IS NULL OR total > 0),
      count INTEGER CHECK (count IS NULL OR count > 0),
      dayRule TEXT NOT NULL,
      payDay TEXT,
      catchUp TEXT NOT NULL,
      maxLateDays INTEGER NOT NULL CHECK (maxLateDays >= 0),
      referenceKind TEXT, reference TEXT,
      state TEXT NOT NULL CHECK (state IN ('active','paused','ended','removed')),
      pausedUntil TEXT,
      version INTEGER NOT NULL CHECK (version > 0),
      createdAt INTEGER NOT NULL,
      plannedThrough TEXT,
      nextOn TEXT,
      mac BLOB NOT NULL CHECK (length(mac) = 32),
      CHECK ((referenceKind IS NULL) = (reference IS NULL)),
      CHECK (pausedUntil IS NULL OR state = 'paused')
    ) STRICT;
    CREATE INDEX scheduleNext ON schedule(nextOn) WHERE state IN ('active','paused');
    CREATE INDEX scheduleBiller ON schedule(billerID);
    CREATE TABLE occurrence (
      scheduleID BLOB NOT NULL REFERENCES schedule(id),
      periodKey TEXT NOT NULL,
      nominal TEXT NOT NULL,
      state TEXT NOT NULL CHECK (state IN ('skipped','missed','held','listed','planned')),
      reason TEXT,
      billID BLOB REFERENCES bill(id),
      at INTEGER NOT NULL,
      PRIMARY KEY (scheduleID, periodKey)
    ) STRICT;
    CREATE INDEX occurrenceState ON occurrence(state);
    CREATE INDEX eventStands ON event(subject, position) WHERE kind = 'schedule.stands';
    CREATE TABLE agent (
      id BLOB PRIMARY KEY CHECK (length(id) = 16),
      signPublicKey BLOB NOT NULL CHECK (length(signPublicKey) = 32),
      boxPublicKey BLOB NOT NULL CHECK (length(boxPublicKey) = 32),
      createdAt INTEGER NOT NULL,
      notAfter INTEGER NOT NULL,
      signature BLOB NOT NULL CHECK (length(signature) = 64),
      revokedAt INTEGER
    ) STRICT;
    CREATE INDEX eventDismissed ON event(subject) WHERE kind = 'agent.revoked';
    CREATE TABLE mandate (
      root BLOB NOT NULL REFERENCES schedule(id),
      version INTEGER NOT NULL CHECK (version > 0),
      agentID BLOB NOT NULL REFERENCES agent(id),
      payeeName TEXT NOT NULL,
      payeeHash BLOB NOT NULL,
      railHash BLOB NOT NULL CHECK (length(railHash) = 32),
      methodVersion INTEGER NOT NULL,
      content BLOB NOT NULL,
      boxedKey BLOB NOT NULL,
      capsuleHash BLOB NOT NULL CHECK (length(capsuleHash) = 32),
      validUntil TEXT NOT NULL,
      createdAt INTEGER NOT NULL,
      signature BLOB NOT NULL CHECK (length(signature) = 64),
      revokedAt INTEGER,
      PRIMARY KEY (root, version, agentID)
    ) STRICT;
    CREATE TABLE billSignature (
      billID BLOB PRIMARY KEY REFERENCES bill(id),
      agentID BLOB REFERENCES agent(id),
      signature BLOB NOT NULL CHECK (length(signature) = 64)
    ) STRICT;
    CREATE TABLE income (
      id INTEGER PRIMARY KEY CHECK (id = 1),
      payDay TEXT NOT NULL,
      amount INTEGER CHECK (amount IS NULL OR amount > 0),
      currency TEXT CHECK (currency IS NULL OR length(currency) = 3),
      CHECK ((amount IS NULL) = (currency IS NULL))
    ) STRICT;
    """
}
