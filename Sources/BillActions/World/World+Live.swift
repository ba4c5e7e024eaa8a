import BillCore
import Foundation

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

extension World {
  /// The machine as it is; nil where no home folder is known.
  package static func live(environment: [String: String]) -> World? {
    guard let places = Places(environment: environment) else { return nil }
    return World(
      now: liveNow(), zone: liveZone(environment), civilDate: liveDate, civilHour: liveHour,
      newID: liveID, places: places, programs: .live(environment: environment),
      origin: liveOrigin(environment), bootID: liveBootID())
  }

  private static func liveNow() -> Instant {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return Instant(milliseconds: Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000)
  }

  private static func liveID() -> RecordID {
    var generator = SystemRandomNumberGenerator()
    var bytes: [UInt8] = []
    for _ in 0..<2 {
      let word = generator.next()
      bytes += (0..<8).map { UInt8(truncatingIfNeeded: word >> ($0 * 8)) }
    }
    return RecordID(sixteen: bytes)
  }

  private static func liveDate(_ moment: Instant, _ zone: String) -> CalendarDate? {
    offset(moment, zone).map { moment.adding(seconds: $0).utcDate }
  }

  private static func liveHour(_ moment: Instant, _ zone: String) -> Int? {
    offset(moment, zone).map { offset in
      let seconds = moment.adding(seconds: offset).seconds
      return Int(((seconds % 86_400) + 86_400) % 86_400 / 3600)
    }
  }

  private static func offset(_ moment: Instant, _ zone: String) -> Int64? {
    if zone == "UTC" { return 0 }
    let date = Date(timeIntervalSince1970: TimeInterval(moment.seconds))
    return TimeZone(identifier: zone).map { Int64($0.secondsFromGMT(for: date)) }
  }

  // The zone's name is what `TZ` says or where /etc/localtime points.
  private static func liveZone(_ environment: [String: String]) -> String {
    if let zone = environment["TZ"], TimeZone(identifier: zone) != nil { return zone }
    var buffer = [CChar](repeating: 0, count: 1024)
    let length = readlink("/etc/localtime", &buffer, buffer.count - 1)
    guard length > 0 else { return "UTC" }
    let target = String(
      decoding: buffer.prefix(length).map { UInt8(bitPattern: $0) }, as: UTF8.self)
    guard let folder = target.range(of: "zoneinfo/") else { return "UTC" }
    let name = String(target[folder.upperBound...])
    return TimeZone(identifier: name) == nil ? "UTC" : name
  }

  private static func liveOrigin(_ environment: [String: String]) -> String {
    var host = [CChar](repeating: 0, count: 256)
    gethostname(&host, host.count - 1)
    let name = host.withUnsafeBufferPointer { $0.baseAddress.map { String(cString: $0) } ?? "" }
    let peer = environment["SSH_CONNECTION"]?.split(separator: " ").first
    return "\(environment["USER"] ?? "uid \(geteuid())")@\(name)"
      + (peer.map { " from \($0)" } ?? "")
  }

  private static func liveBootID() -> String {
    #if os(Linux)
      let file = fopen("/proc/sys/kernel/random/boot_id", "r")
      guard let file else { return "" }
      defer { fclose(file) }
      var buffer = [UInt8](repeating: 0, count: 36)
      guard fread(&buffer, 1, buffer.count, file) == buffer.count else { return "" }
      return String(decoding: buffer, as: UTF8.self)
    #else
      var started = timeval()
      var size = MemoryLayout<timeval>.size
      guard sysctlbyname("kern.boottime", &started, &size, nil, 0) == 0 else { return "" }
      return "\(started.tv_sec)"
    #endif
  }
}
