import BillCore
import BillCredentials
import BillFormats
import BillStore

/// The block lists that are set in `[risk] blocklists`, each packed beside the install key.
///
/// A list of a hundred thousand ranges is read once when it changes; a login reads the packed form,
/// which is as wide as its numbers and sorted already.
struct BlockListDesk {
  private let home: Home

  init(_ home: Home) { self.home = home }

  /// Larger lists are not read.
  private static let limitBytes = 256 << 20

  /// The file names of the lists that hold an address, and of those that could not be used.
  func lists(with address: IPAddress, of paths: [String]) throws -> (
    holding: [String], unread: [String]
  ) {
    var (holding, unread): ([String], [String]) = ([], [])
    for path in paths {
      let name = path.split(separator: "/").last.map(String.init) ?? path
      do {
        if try list(path).contains(address) { holding.append(name) }
      } catch is FileError {
        unread.append(name)  // why: a list that is away must not lock the holder out; it is said.
      } catch is BlockList.ReadingError {
        unread.append(name)  // why: as above.
      }
    }
    return (holding, unread)
  }

  private func list(_ path: String) throws -> BlockList {
    let stamp = Array(try UserFile.stamp(of: path).utf8)
    let folder = try PrivateFolder(making: "\(home.places.state)/lists")
    let name = RecordID(sixteen: Blake2b.hash(Array(path.utf8), length: 16)).description
    if let kept = try folder.read(name), kept.starts(with: stamp),
      let list = BlockList(packed: Array(kept[stamp.count...]))
    {
      return list
    }
    let list = try BlockList(
      text: try UserFile.read(path, limitBytes: BlockListDesk.limitBytes))
    try folder.writeUnsynchronised(name, stamp + list.packed)
    return list
  }
}
