import BillCore
import CPlatform

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

extension World {
  /// The variables of the process; of one that is there twice the first counts, as for `getenv`.
  package static func liveEnvironment() -> [String: String] {
    var variables: [String: String] = [:]
    var next = cplatform_environment()
    while let text = next?.pointee.map({ String(cString: $0) }) {
      let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      if parts.count == 2, variables[String(parts[0])] == nil {
        variables[String(parts[0])] = String(parts[1])
      }
      next = next?.successor()
    }
    return variables
  }

  /// The machine as it is; nil where no home folder is known.
  package static func live(environment: [String: String]) -> World? {
    guard let places = Places(environment: environment) else { return nil }
    var world = World(
      now: liveNow(), zone: liveZone(environment), civilDate: liveDate, civilHour: liveHour,
      newID: liveID, places: places, programs: .live(environment: environment),
      origin: liveOrigin(environment), bootID: liveBootID())
    world.programPath = liveProgramPath() ?? world.programPath
    world.unitFolder = UserSystemd.isRunning ? UserSystemd.unitFolder(environment) : nil
    world.machine = .live(environment: environment)
    world.sessionText = environment["BILLCTL_SESSION"].flatMap { $0.isEmpty ? nil : $0 }
    return world
  }

  private static func liveProgramPath() -> String? {
    #if os(Linux)
      let name = "/proc/self/exe"
    #else
      var size = UInt32(PATH_MAX)
      var buffer = [CChar](repeating: 0, count: Int(size))
      guard _NSGetExecutablePath(&buffer, &size) == 0 else { return nil }
      let name = buffer.withUnsafeBufferPointer { $0.baseAddress.map { String(cString: $0) } ?? "" }
    #endif
    guard let path = realpath(name, nil) else { return nil }
    defer { free(path) }
    return String(cString: path)
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

  // The system's own zone files and C library: Foundation would load all of ICU for one offset.
  private static func offset(_ moment: Instant, _ zone: String) -> Int64? {
    if zone == "UTC" { return 0 }
    guard isZone(zone) else { return nil }
    setenv("TZ", ":\(zone)", 1)
    tzset()
    var seconds = time_t(moment.seconds)
    var parts = tm()
    guard localtime_r(&seconds, &parts) != nil else { return nil }
    return Int64(parts.tm_gmtoff)
  }

  private static func isZone(_ name: String) -> Bool {
    guard !name.isEmpty, !name.hasPrefix("/"), !name.contains("..") else { return false }
    guard let file = fopen("/usr/share/zoneinfo/\(name)", "r") else { return false }
    defer { fclose(file) }
    var magic = [UInt8](repeating: 0, count: 4)
    return fread(&magic, 1, 4, file) == 4 && magic == Array("TZif".utf8)
  }

  // The zone's name is what `TZ` says or where /etc/localtime points.
  private static func liveZone(_ environment: [String: String]) -> String {
    if let zone = environment["TZ"], isZone(zone) { return zone }
    var buffer = [CChar](repeating: 0, count: 1024)
    let length = readlink("/etc/localtime", &buffer, buffer.count - 1)
    guard length > 0 else { return "UTC" }
    let target = String(
      decoding: buffer.prefix(length).map { UInt8(bitPattern: $0) }, as: UTF8.self)
    guard let name = target.split(separator: "zoneinfo/").last.map(String.init) else {
      return "UTC"
    }
    return isZone(name) ? name : "UTC"
  }

  private static func liveOrigin(_ environment: [String: String]) -> String {
    let machine = Machine.live(environment: environment)
    return machine.label + (machine.peer.map { " from \($0)" } ?? "")
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
