/// The first schema.
///
/// STRICT tables; amounts are INTEGER minor units beside their currency; dates are ISO 8601 text,
/// instants INTEGER milliseconds of UTC; ids are 16-byte BLOBs.
enum Migration1 {
  static let sql = [identity, credentials, wallet, billers, bills, payments, ledger]
    .joined(separator: "\n")

  private static let identity = """
    CREATE TABLE account (
      id BLOB PRIMARY KEY CHECK (length(id) = 16),
      email TEXT NOT NULL CHECK (length(email) BETWEEN 3 AND 254),
      emailState TEXT NOT NULL CHECK (emailState IN ('unconfirmed','confirmed','self-attested')),
      name TEXT NOT NULL,
      address TEXT,
      phoneSealed BLOB, phoneHash BLOB, phoneLast4 TEXT, phoneConfirmedAt INTEGER,
      preferredFactor TEXT
        CHECK (preferredFactor IS NULL OR preferredFactor IN ('totp','email','sms')),
      createdAt INTEGER NOT NULL,
      termsVersion INTEGER, termsAcceptedAt INTEGER,
      frozenAt INTEGER, suspendedAt INTEGER,
      isTest INTEGER NOT NULL CHECK (isTest IN (0,1)),
      passwordChangedAt INTEGER NOT NULL,
      zone TEXT NOT NULL,
      boxPublicKey BLOB NOT NULL CHECK (length(boxPublicKey) = 32),
      signPublicKey BLOB NOT NULL CHECK (length(signPublicKey) = 32),
      boxSecret BLOB NOT NULL,
      signSecret BLOB NOT NULL,
      standingMAC BLOB NOT NULL CHECK (length(standingMAC) = 32)
    ) STRICT;
    CREATE TABLE event (
      position INTEGER PRIMARY KEY CHECK (position > 0),
      at INTEGER NOT NULL,
      kind TEXT NOT NULL,
      subject BLOB,
      detail TEXT NOT NULL,
      hash BLOB NOT NULL CHECK (length(hash) = 32),
      mac BLOB NOT NULL CHECK (length(mac) = 32)
    ) STRICT;
    CREATE INDEX eventMerged ON event(position) WHERE kind = 'account.merged';
    CREATE INDEX eventEnded ON event(subject) WHERE kind = 'session.ended';
    """

  private static let credentials = """
    CREATE TABLE keySlot (
      id BLOB PRIMARY KEY CHECK (length(id) = 16),
      kind TEXT NOT NULL CHECK (kind IN ('password','recovery','session')),
      account BLOB NOT NULL,
      epoch INTEGER NOT NULL CHECK (epoch > 0),
      derivation TEXT NOT NULL CHECK (derivation IN ('argon2id13','blake2b')),
      passes INTEGER, memoryBytes INTEGER,
      salt BLOB NOT NULL,
      commitment BLOB NOT NULL,
      nonce BLOB NOT NULL,
      ciphertext BLOB NOT NULL,
      createdAt INTEGER NOT NULL,
      expiresAt INTEGER,
      scope TEXT,
      bootID TEXT,
      device BLOB,
      lastUsed INTEGER,
      lastUsedMAC BLOB,
      origin TEXT,
      CHECK ((kind = 'session') = (expiresAt IS NOT NULL AND lastUsedMAC IS NOT NULL)),
      CHECK ((derivation = 'argon2id13') = (passes IS NOT NULL AND memoryBytes IS NOT NULL))
    ) STRICT;
    CREATE UNIQUE INDEX keySlotSingle ON keySlot(kind) WHERE kind <> 'session';
    CREATE TABLE session (
      id BLOB PRIMARY KEY CHECK (length(id) = 16),
      account BLOB NOT NULL,
      createdAt INTEGER NOT NULL,
      expiresAt INTEGER NOT NULL,
      bootID TEXT NOT NULL,
      device BLOB,
      verifier BLOB NOT NULL,
      origin TEXT NOT NULL
    ) STRICT;
    CREATE TABLE factor (
      id BLOB PRIMARY KEY CHECK (length(id) = 16),
      kind TEXT NOT NULL CHECK (kind IN ('totp','email','sms')),
      state TEXT NOT NULL CHECK (state IN ('pending','active','removed')),
      label TEXT NOT NULL,
      sealed BLOB,
      version INTEGER NOT NULL,
      lastStep INTEGER,
      createdAt INTEGER NOT NULL
    ) STRICT;
    CREATE TABLE recoveryCode (
      hash BLOB PRIMARY KEY,
      usedAt INTEGER
    ) STRICT;
    CREATE TABLE challenge (
      id BLOB PRIMARY KEY CHECK (length(id) = 16),
      purpose TEXT NOT NULL,
      verifier BLOB NOT NULL,
      createdAt INTEGER NOT NULL,
      expiresAt INTEGER NOT NULL,
      tries INTEGER NOT NULL DEFAULT 0,
      usedAt INTEGER
    ) STRICT;
    CREATE TABLE attempt (
      subject TEXT PRIMARY KEY,
      failures INTEGER NOT NULL,
      locks INTEGER NOT NULL,
      lockedUntil INTEGER,
      needsVerification INTEGER NOT NULL CHECK (needsVerification IN (0,1)),
      mac BLOB NOT NULL
    ) STRICT;
    """

  private static let wallet = """
    CREATE TABLE method (
      id BLOB PRIMARY KEY CHECK (length(id) = 16),
      kind TEXT NOT NULL CHECK (kind IN ('bank','card')),
      label TEXT NOT NULL,
      last4 TEXT NOT NULL CHECK (length(last4) <= 4),
      holder TEXT NOT NULL,
      currency TEXT CHECK (currency IS NULL OR length(currency) = 3),
      scheme TEXT CHECK (scheme IS NULL OR scheme IN ('iban','aba','other')),
      agent TEXT, country TEXT, network TEXT, expires TEXT, address TEXT,
      isDefault INTEGER NOT NULL CHECK (isDefault IN (0,1)),
      state TEXT NOT NULL CHECK (state IN ('usable','declined','removed')),
      declineReason TEXT,
      rails TEXT NOT NULL,
      createdAt INTEGER NOT NULL,
      version INTEGER NOT NULL CHECK (version > 0),
      sealed BLOB
    ) STRICT;
    CREATE UNIQUE INDEX methodDefault ON method(isDefault) WHERE isDefault = 1;
    """

  private static let billers = """
    CREATE TABLE biller (
      id BLOB PRIMARY KEY CHECK (length(id) = 16),
      name TEXT NOT NULL,
      nameKey TEXT NOT NULL,
      vatID TEXT, legalID TEXT, address TEXT,
      customerNumber TEXT, supportPhone TEXT, supportEmail TEXT, url TEXT,
      category TEXT NOT NULL,
      paidBy TEXT NOT NULL CHECK (paidBy IN ('me','debit','card','standing-order')),
      termsDays INTEGER CHECK (termsDays IS NULL OR termsDays BETWEEN 0 AND 3650),
      rails TEXT NOT NULL,
      isArchived INTEGER NOT NULL CHECK (isArchived IN (0,1)),
      createdAt INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX billerName ON biller(nameKey);
    CREATE INDEX billerVAT ON biller(vatID) WHERE vatID IS NOT NULL;
    CREATE INDEX billerLegal ON biller(legalID) WHERE legalID IS NOT NULL;
    CREATE TABLE formerBiller (
      billerID BLOB NOT NULL REFERENCES biller(id),
      nameKey TEXT NOT NULL,
      vatID TEXT, legalID TEXT
    ) STRICT;
    CREATE INDEX formerBillerName ON formerBiller(nameKey);
    CREATE TABLE payee (
      id BLOB PRIMARY KEY CHECK (length(id) = 16),
      billerID BLOB NOT NULL REFERENCES biller(id),
      scheme TEXT NOT NULL CHECK (scheme IN ('iban','aba','other')),
      last4 TEXT NOT NULL CHECK (length(last4) <= 4),
      name TEXT,
      address TEXT,
      country TEXT,
      agent TEXT,
      isQRIBAN INTEGER NOT NULL DEFAULT 0 CHECK (isQRIBAN IN (0,1)),
      accountHash BLOB NOT NULL,
      state TEXT NOT NULL CHECK (state IN ('offered','accepted','suspected','refused','lost')),
      version INTEGER NOT NULL CHECK (version > 0),
      boxed BLOB,
      sealed BLOB,
      createdAt INTEGER NOT NULL,
      CHECK ((state <> 'lost') = ((boxed IS NULL) <> (sealed IS NULL))),
      CHECK (state <> 'accepted' OR sealed IS NOT NULL),
      UNIQUE (billerID, accountHash)
    ) STRICT;
    """

  private static let bills = """
    CREATE TABLE bill (
      id BLOB PRIMARY KEY CHECK (length(id) = 16),
      billerID BLOB NOT NULL REFERENCES biller(id),
      number TEXT,
      numberKey TEXT,
      identity TEXT NOT NULL,
      type TEXT NOT NULL CHECK (type IN ('invoice','credit-note')),
      kind TEXT NOT NULL,
      format TEXT NOT NULL,
      issued TEXT, due TEXT, dueDates TEXT NOT NULL,
      dueSource TEXT CHECK (dueSource IS NULL OR dueSource IN ('stated','terms','user')),
      terms TEXT,
      discounts TEXT NOT NULL,
      currency TEXT NOT NULL CHECK (length(currency) = 3),
      gross INTEGER, prepaid INTEGER,
      amount INTEGER CHECK (amount IS NULL OR amount >= 0),
      minimumDue INTEGER CHECK (minimumDue IS NULL OR minimumDue > 0),
      referenceKind TEXT, reference TEXT,
      corrects TEXT NOT NULL,
      nameOnDocument TEXT,
      remarks TEXT NOT NULL,
      standing TEXT NOT NULL CHECK (standing IN
        ('open','expected','debited','missing','held','disputed','cancelled','settled')),
      standingReason TEXT,
      replacedBy BLOB CHECK (replacedBy IS NULL OR standing = 'cancelled'),
      createdAt INTEGER NOT NULL,
      CHECK ((referenceKind IS NULL) = (reference IS NULL)),
      CHECK ((due IS NULL) = (dueSource IS NULL))
    ) STRICT;
    CREATE UNIQUE INDEX billIdentity ON bill(billerID, identity)
      WHERE standing NOT IN ('cancelled', 'held');
    CREATE INDEX billReplacedBy ON bill(replacedBy) WHERE replacedBy IS NOT NULL;
    CREATE INDEX billDue ON bill(due);
    CREATE INDEX billNumber ON bill(billerID, number, createdAt);
    CREATE INDEX billReference ON bill(billerID, reference, number, createdAt);
    CREATE INDEX billCreated ON bill(billerID, createdAt);
    CREATE INDEX billNumberKey ON bill(numberKey, type) WHERE numberKey IS NOT NULL;
    CREATE INDEX billAmount ON bill(amount, currency, number, createdAt);
    CREATE TABLE billPayee (
      billID BLOB NOT NULL REFERENCES bill(id),
      payeeID BLOB NOT NULL REFERENCES payee(id),
      position INTEGER NOT NULL,
      PRIMARY KEY (billID, payeeID)
    ) STRICT;
    CREATE TABLE original (
      sha256 TEXT PRIMARY KEY,
      fileName TEXT NOT NULL,
      size INTEGER NOT NULL,
      createdAt INTEGER NOT NULL
    ) STRICT;
    CREATE TABLE billOriginal (
      billID BLOB PRIMARY KEY REFERENCES bill(id),
      sha256 TEXT NOT NULL REFERENCES original(sha256),
      path TEXT NOT NULL
    ) STRICT;
    """

  private static let payments = """
    CREATE TABLE batch (
      id BLOB PRIMARY KEY CHECK (length(id) = 16),
      rail TEXT NOT NULL,
      railName TEXT NOT NULL,
      fileName TEXT UNIQUE,
      outbox TEXT,
      fileSize INTEGER,
      sha256 TEXT,
      messageID TEXT UNIQUE,
      state TEXT NOT NULL,
      executeOn TEXT NOT NULL,
      currency TEXT NOT NULL CHECK (length(currency) = 3),
      total INTEGER NOT NULL CHECK (total > 0),
      count INTEGER NOT NULL CHECK (count > 0),
      createdAt INTEGER NOT NULL
    ) STRICT;
    CREATE TABLE payment (
      id BLOB PRIMARY KEY CHECK (length(id) = 16),
      billID BLOB REFERENCES bill(id),
      billerID BLOB NOT NULL REFERENCES biller(id),
      methodID BLOB NOT NULL REFERENCES method(id),
      payeeID BLOB REFERENCES payee(id),
      rail TEXT NOT NULL,
      railName TEXT NOT NULL,
      amount INTEGER NOT NULL CHECK (amount > 0),
      currency TEXT NOT NULL CHECK (length(currency) = 3),
      referenceKind TEXT, reference TEXT,
      state TEXT NOT NULL CHECK (state IN ('draft','approved','presented','staged','emitted',
        'delivered','accepted','settled','sending','sent','rejected','returned','failed',
        'unknown','cancelled','expired','taken-back')),
      executeOn TEXT NOT NULL,
      expectedSettle TEXT NOT NULL,
      attempt INTEGER NOT NULL CHECK (attempt BETWEEN 1 AND 99),
      batchID BLOB REFERENCES batch(id),
      railHash BLOB NOT NULL CHECK (length(railHash) IN (0, 32)),
      approval BLOB NOT NULL CHECK (length(approval) IN (0, 64)),
      mandateRoot BLOB, periodKey TEXT,
      createdAt INTEGER NOT NULL,
      note TEXT,
      CHECK ((mandateRoot IS NULL) = (periodKey IS NULL)),
      UNIQUE (mandateRoot, periodKey)
    ) STRICT;
    CREATE INDEX paymentBill ON payment(billID);
    CREATE INDEX paymentBatch ON payment(batchID);
    CREATE INDEX paymentState ON payment(state);
    CREATE TABLE paymentEvent (
      id INTEGER PRIMARY KEY,
      paymentID BLOB NOT NULL REFERENCES payment(id),
      at INTEGER NOT NULL,
      state TEXT NOT NULL,
      note TEXT
    ) STRICT;
    CREATE INDEX paymentEventPayment ON paymentEvent(paymentID);
    CREATE TABLE creditUse (
      id INTEGER PRIMARY KEY,
      billID BLOB NOT NULL REFERENCES bill(id),
      creditID BLOB REFERENCES bill(id),
      paymentID BLOB REFERENCES payment(id),
      kind TEXT NOT NULL CHECK (kind IN ('credit','discount','written-off','paid-elsewhere')),
      amount INTEGER NOT NULL CHECK (amount > 0 OR (amount < 0 AND kind = 'paid-elsewhere')),
      date TEXT NOT NULL,
      at INTEGER NOT NULL,
      CHECK ((kind = 'credit') = (creditID IS NOT NULL))
    ) STRICT;
    CREATE INDEX creditUseBill ON creditUse(billID);
    CREATE INDEX creditUseCredit ON creditUse(creditID);
    CREATE TABLE idempotency (
      key TEXT PRIMARY KEY,
      digest BLOB NOT NULL,
      payments TEXT NOT NULL,
      createdAt INTEGER NOT NULL
    ) STRICT;
    """

  private static let ledger = """
    CREATE TABLE entry (
      id INTEGER PRIMARY KEY,
      kind TEXT NOT NULL,
      date TEXT NOT NULL,
      recordedAt INTEGER NOT NULL,
      billID BLOB REFERENCES bill(id),
      paymentID BLOB REFERENCES payment(id)
    ) STRICT;
    CREATE INDEX entryDate ON entry(date);
    CREATE INDEX entryBill ON entry(billID) WHERE billID IS NOT NULL;
    CREATE TABLE posting (
      entryID INTEGER NOT NULL REFERENCES entry(id),
      account TEXT NOT NULL,
      billerID BLOB REFERENCES biller(id),
      amount INTEGER NOT NULL CHECK (amount <> 0),
      currency TEXT NOT NULL CHECK (length(currency) = 3)
    ) STRICT;
    CREATE INDEX postingEntry ON posting(entryID);
    CREATE INDEX postingAccount ON posting(account);
    """
}
