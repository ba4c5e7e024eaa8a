import BillCore
import BillCredentials
import BillStore

/// What can be told of batches, their files and their payments.
extension AccountDoctor {
  /// Whether the plain columns of the account are the ones its MAC covers.
  func standing(_ reader: BookReader) throws -> Finding {
    do {
      try AccountSeal(home, account).check(reader)
      return Finding(good: "state, keys and second factors are genuine")
    } catch AccessError.tampered {
      return Finding(
        good: "", problem: "state, keys or second factors were altered; nothing is paid",
        fix: "billctl restore FILE --replace")
    }
  }

  /// Whether payments, batches, bills and what was noted as paid are what the event log says.
  func paymentHistory(_ reader: BookReader) throws -> Finding {
    do {
      let stray = try EventLog(home, account, reader).strayMoney(reader)
      return Finding(
        good: "payments, batches, bills and notes of payment are what the log says",
        problem: stray.map { "the \($0.what) \($0.id) is not what the log says; nothing is paid" },
        fix: "billctl restore FILE --replace")
    } catch EventLogError.altered {
      return Finding(good: "", problem: "the log itself was altered")
    }
  }

  /// Compares each batch with its payments and its file.
  func batches(_ reader: BookReader) throws -> Finding {
    let batches = try reader.batches()
    var gone: [String] = []
    for batch in batches {
      let payments = try reader.payments(batch: batch.id)
      let name = batch.fileName ?? batch.id.description
      guard payments.count == batch.count,
        try Money.sum(payments.map(\.amount), in: batch.total.currency) == batch.total
      else { return Finding(good: "", problem: "\(name) is not the sum of its payments") }
      switch try file(of: batch) {
      case .whole: continue
      case .missing: if batch.state == .emitted { gone.append(name) }
      case .changed(let path):
        return Finding(
          good: "", problem: "\(path) is not the file that was written: do not upload it",
          fix: "mv it away, then billctl payments resolve \(batch.id.short) --not-sent")
      case .leftOver(let path):
        return Finding(
          good: "", problem: "\(path) was given up, so its bills are open: do not upload it",
          fix: "rm \(path)")
      }
    }
    let warning =
      gone.isEmpty
      ? ""
      : ": uploaded: billctl payments done BATCH; lost: billctl payments resolve BATCH --not-sent"
    return Finding(
      good: "\(batches.count) batches"
        + (gone.isEmpty
          ? ", each as it was written"
          : "; no longer in the outbox: \(gone.joined(separator: ", "))\(warning)"))
  }

  private enum FileFinding {
    case whole, missing
    case changed(path: String)
    case leftOver(path: String)
  }

  // A file lies in the stage folder before it is published and while it is being taken back.
  private func file(of batch: Batch) throws -> FileFinding {
    guard let name = batch.fileName else { return .whole }
    if batch.state == .takenBack {
      let outbox = try home.existing(batch.outbox ?? "\(home.places.data)/outbox")
      guard let outbox, outbox.holds(name) else { return .whole }
      return .leftOver(path: outbox.path(of: name))
    }
    let stage = "\(home.places.data)/stage/\(account)"
    for place in [stage, batch.outbox ?? "\(home.places.data)/outbox"] {
      guard let folder = try home.existing(place), let bytes = try folder.read(name) else {
        continue
      }
      let isWhole =
        Int64(bytes.count) == batch.fileSize && SHA256.hexadecimal(bytes) == batch.sha256
      return isWhole ? .whole : .changed(path: folder.path(of: name))
    }
    return .missing
  }
}
