import CXML2

/// One pass over one document: what libxml2's events have brought so far.
///
/// libxml2 calls back through a pointer to this value, which does not move while it parses.
struct XMLOutlinePass {
  private let source: UnsafeRawBufferPointer
  private let library: cxml2_calls
  private let wanting: (XMLRootName) -> WantedPaths?
  /// The running parser; nil before and after the pass.
  var parser: xmlParserCtxtPtr?

  private(set) var root: XMLRootName?
  /// The root of a Peppol envelope around the document, where there is one.
  private(set) var envelope: XMLRootName?
  /// The finished outline; nil when the root was not wanted or something failed.
  private(set) var outline: XMLOutline?
  private(set) var failure: CaptureError?
  /// Whether the pass ended itself early, so that libxml2's verdict says nothing.
  private(set) var isStopped = false

  private var wanted = WantedPaths([])
  /// The wanted elements that are open, outermost first, each with its node of `wanted`.
  private var open: [(element: XMLOutline, node: Int)] = []
  private var text: [UInt8] = []
  /// The number of open elements below the innermost wanted one.
  private var passedOver = 0
  private var elements = 0
  private var keptBytes = 0
  private var position = 0
  /// Bytes handed to libxml2 since its last event: the size of the tag it is working on.
  private var bytesSinceEvent = 0
  private var lastNamespace: UnsafePointer<UInt8>?

  init(
    source: UnsafeRawBufferPointer, library: cxml2_calls,
    wanting: @escaping (XMLRootName) -> WantedPaths?
  ) {
    self.source = source
    self.library = library
    self.wanting = wanting
  }

  /// The pass behind the pointer that libxml2 carries through its callbacks.
  static func at(_ context: UnsafeMutableRawPointer?) -> UnsafeMutablePointer<XMLOutlinePass>? {
    context?.assumingMemoryBound(to: XMLOutlinePass.self)
  }
}

// MARK: - Input

extension XMLOutlinePass {
  /// Copies the next bytes of the document; 0 ends it.
  ///
  /// Must not stop the parser: libxml2 is in the middle of its input buffer here.
  mutating func supply(_ buffer: UnsafeMutablePointer<CChar>?, capacity: Int32) -> Int32 {
    guard let buffer, failure == nil else { return 0 }
    let count = min(Int(capacity), source.count - position)
    guard count > 0 else { return 0 }
    bytesSinceEvent += count
    if bytesSinceEvent > XMLLimits.tagBytes, !isInsideLongText {
      fail(.tooLarge(limitBytes: XMLLimits.tagBytes))
      return 0
    }
    let next = UnsafeRawBufferPointer(rebasing: source[position..<position + count])
    UnsafeMutableRawBufferPointer(start: buffer, count: count).copyMemory(from: next)
    position += count
    return Int32(count)
  }

  /// Whether libxml2 works on something that costs no more than its length.
  private var isInsideLongText: Bool {
    guard let state = parser?.pointee.instate else { return false }
    return state == XML_PARSER_COMMENT || state == XML_PARSER_CDATA_SECTION
      || state == XML_PARSER_PI
  }

  mutating func noteProgress() { bytesSinceEvent = 0 }
}

// MARK: - Events

extension XMLOutlinePass {
  mutating func start(
    _ local: UnsafePointer<UInt8>, _ namespace: UnsafePointer<UInt8>?, _ attributes: XMLAttributes
  ) {
    noteProgress()
    elements += 1
    guard failure == nil, isAllowed(namespace, attributes) else { return stop() }
    if root == nil, passedOver == 0 { return startRoot(local, namespace) }
    guard passedOver == 0, let parent = open.last, let node = child(local, of: parent.node) else {
      passedOver += 1
      return
    }
    text.removeAll(keepingCapacity: true)
    var element = XMLOutline(name: wanted.nodes[node].name)
    if wanted.nodes[node].isLeaf { element.attributes = attributes.kept }
    open.append((element, node))
    let bytes = element.attributes.values.reduce(MemoryLayout<XMLOutline>.size) {
      $0 + $1.utf8.count
    }
    keep(bytes)
  }

  mutating func append(_ characters: UnsafePointer<UInt8>?, count: Int) {
    noteProgress()
    guard passedOver == 0, let last = open.last, wanted.nodes[last.node].isLeaf else { return }
    keep(count)
    guard failure == nil else { return }
    text.append(contentsOf: UnsafeBufferPointer(start: characters, count: count))
  }

  mutating func end() {
    noteProgress()
    guard passedOver == 0 else {
      passedOver -= 1
      return
    }
    guard let (kept, node) = open.popLast() else { return }
    var element = kept
    if wanted.nodes[node].isLeaf { element.text = DocumentText.trimmed(text) }
    text.removeAll(keepingCapacity: true)
    if open.isEmpty {
      outline = element
    } else {
      open[open.count - 1].element.children.append(element)
    }
  }

  private mutating func startRoot(
    _ local: UnsafePointer<UInt8>, _ namespace: UnsafePointer<UInt8>?
  ) {
    let name = XMLRootName(
      local: String(cString: local), namespace: namespace.map { String(cString: $0) })
    guard let paths = wanting(name) else {
      if envelope != nil {
        passedOver += 1
      } else if name.isEnvelope {
        envelope = name
      } else {
        root = name
        stop()
      }
      return
    }
    root = name
    wanted = paths
    open = [(XMLOutline(name: name.local), 0)]
  }

  private func child(_ local: UnsafePointer<UInt8>, of node: Int) -> Int? {
    wanted.nodes[node].children.first {
      library.xmlStrEqual(local, wanted.nodes[$0].terminatedName) == 1
    }
  }

  /// Checks what holds for every element, wanted or not.
  private mutating func isAllowed(
    _ namespace: UnsafePointer<UInt8>?, _ attributes: XMLAttributes
  ) -> Bool {
    // libxml2 interns names, so the same pointer is the same namespace.
    if namespace != lastNamespace {
      lastNamespace = namespace
      if let namespace, isXInclude(namespace) { fail(.forbidden("XInclude")) }
    }
    if open.count + passedOver >= XMLLimits.depth {
      fail(.tooDeep(limitLevels: XMLLimits.depth))
    }
    if elements > XMLLimits.elements {
      fail(.forbidden("more than \(XMLLimits.elements) elements"))
    }
    if max(attributes.count, attributes.namespaceCount) > XMLLimits.attributes {
      fail(.forbidden("more than \(XMLLimits.attributes) attributes in one tag"))
    }
    if let names = parser?.pointee.dict, library.xmlDictSize(names) > Int32(XMLLimits.names) {
      fail(.forbidden("more than \(XMLLimits.names) different names"))
    }
    return failure == nil
  }

  private func isXInclude(_ namespace: UnsafePointer<UInt8>) -> Bool {
    library.xmlStrEqual(namespace, "http://www.w3.org/2001/XInclude") == 1
      || library.xmlStrEqual(namespace, "http://www.w3.org/2003/XInclude") == 1
  }

  private mutating func keep(_ bytes: Int) {
    keptBytes += bytes
    guard keptBytes > XMLLimits.keptBytes else { return }
    fail(.tooLarge(limitBytes: XMLLimits.keptBytes))
    stop()
  }
}

// MARK: - Refusals

extension XMLOutlinePass {
  /// Notes why the document is refused; the first reason is the one that is told.
  mutating func fail(_ error: CaptureError) {
    if failure == nil { failure = error }
  }

  mutating func refuseDTD() {
    fail(.forbidden("DTD"))
    stop()
  }

  mutating func refuseEntity() {
    fail(.forbidden("entity"))
    stop()
  }

  /// Takes an error or warning from libxml2; warnings alone refuse nothing.
  ///
  /// Must not stop the parser: libxml2 may be in the middle of its input buffer here.
  mutating func note(_ error: xmlError) {
    guard error.level.rawValue >= XML_ERR_ERROR.rawValue, !isStopped else { return }
    // A namespace is compared as a text (Namespaces in XML 1.0 2.3); libxml2 dislikes odd ones.
    guard error.code != Int32(bitPattern: XML_WAR_NS_URI.rawValue) else { return }
    if error.code == Int32(bitPattern: XML_ERR_UNDECLARED_ENTITY.rawValue) {
      return fail(.forbidden("entity"))
    }
    let message = error.message.map { String(cString: $0) } ?? "code \(error.code)"
    let line = error.line > 0 ? Int(error.line) : nil
    fail(.malformed(detail: DocumentText.line(message, limit: 200), line: line))
  }

  /// Ends the pass at once, from inside an event.
  private mutating func stop() {
    isStopped = true
    library.xmlStopParser(parser)
  }
}
