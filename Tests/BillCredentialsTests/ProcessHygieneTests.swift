import BillCredentials
import Foundation
import Testing

struct ProcessHygieneTests {
  @Test func `new files are private and nothing dumps core`() throws {
    #expect(ProcessHygiene.apply())
    var limit = rlimit()
    #if canImport(Glibc)
      #expect(getrlimit(__rlimit_resource_t(RLIMIT_CORE.rawValue), &limit) == 0)
    #else
      #expect(getrlimit(RLIMIT_CORE, &limit) == 0)
    #endif
    #expect(limit.rlim_cur == 0 && limit.rlim_max == 0)
    let file = FileManager.default.temporaryDirectory
      .appendingPathComponent("billctl-hygiene-\(UUID().uuidString)")
    defer { unlink(file.path) }
    let descriptor = open(file.path, O_CREAT | O_EXCL | O_WRONLY, 0o666)
    try #require(descriptor >= 0)
    defer { close(descriptor) }
    var status = stat()
    #expect(fstat(descriptor, &status) == 0)
    #expect(status.st_mode & 0o777 == 0o600)
  }
}
