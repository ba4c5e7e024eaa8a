import CXML2

/// Reads XML of strangers in one pass with libxml2, keeping only wanted paths.
///
/// A DTD, an entity that is not one of the five, and XInclude are refused; nothing is ever loaded
/// from elsewhere; libxml2 writes nothing to standard error.
enum XMLOutlineReader {
  /// The root's name, and its outline when `wanting` knows paths for that root.
  ///
  /// The document is read to its end only when its root is wanted. Of a Peppol envelope the
  /// document inside is read, as if it stood alone.
  static func read(
    _ xml: [UInt8], wanting: @escaping (XMLRootName) -> WantedPaths?
  ) throws(CaptureError) -> (root: XMLRootName, outline: XMLOutline?) {
    guard xml.count <= XMLLimits.documentBytes else {
      throw .tooLarge(limitBytes: XMLLimits.documentBytes)
    }
    guard let library else { throw .needsProgram("libxml2") }
    let pass = xml.withUnsafeBytes { bytes in
      var pass = XMLOutlinePass(source: bytes, library: library, wanting: wanting)
      withUnsafeMutablePointer(to: &pass) { parse(into: $0, library) }
      return pass
    }
    if let failure = pass.failure { throw failure }
    guard let root = pass.root ?? pass.envelope else {
      throw .malformed(detail: "there is no element in it", line: nil)
    }
    return (root, pass.outline)
  }

  private static func parse(
    into pass: UnsafeMutablePointer<XMLOutlinePass>, _ library: cxml2_calls
  ) {
    // Failures of character conversion go to the thread's handler and not to the parser's own.
    library.xmlSetStructuredErrorFunc(pass) { context, error in
      guard let error else { return }
      XMLOutlinePass.at(context)?.pointee.note(error.pointee)
    }
    defer { library.xmlSetStructuredErrorFunc(nil, nil) }
    var handlers = eventHandlers
    guard
      let parser = library.xmlCreateIOParserCtxt(
        &handlers, pass, { XMLOutlinePass.at($0)?.pointee.supply($1, capacity: $2) ?? 0 }, nil,
        pass,
        XML_CHAR_ENCODING_NONE)
    else {
      pass.pointee.fail(.malformed(detail: "the parser could not start", line: nil))
      return
    }
    defer { library.xmlFreeParserCtxt(parser) }
    pass.pointee.parser = parser
    _ = library.xmlCtxtUseOptions(parser, Int32(bitPattern: XML_PARSE_NONET.rawValue))
    _ = library.xmlParseDocument(parser)
    if !pass.pointee.isStopped, parser.pointee.wellFormed == 0 {
      pass.pointee.fail(.malformed(detail: "not well-formed", line: nil))
    }
    pass.pointee.parser = nil
  }

  /// libxml2's calls, nil where it is missing; it asks to be initialised once.
  private static let library: cxml2_calls? = {
    var calls = cxml2_calls()
    guard cxml2_load(&calls) == 0 else { return nil }
    calls.xmlInitParser()
    return calls
  }()

  private static var eventHandlers: xmlSAXHandler {
    var handlers = xmlSAXHandler()
    handlers.initialized = UInt32(XML_SAX2_MAGIC)
    handlers.startElementNs = { pass, local, _, namespace, namespaces, _, count, _, attributes in
      guard let local else { return }
      let found = XMLAttributes(
        count: Int(count), namespaceCount: Int(namespaces), base: attributes)
      XMLOutlinePass.at(pass)?.pointee.start(local, namespace, found)
    }
    handlers.endElementNs = { context, _, _, _ in XMLOutlinePass.at(context)?.pointee.end() }
    handlers.characters = { context, text, count in
      XMLOutlinePass.at(context)?.pointee.append(text, count: Int(count))
    }
    // The same function for both keeps libxml2 from guessing which blanks matter.
    handlers.ignorableWhitespace = handlers.characters
    handlers.comment = { context, _ in XMLOutlinePass.at(context)?.pointee.noteProgress() }
    handlers.processingInstruction = { context, _, _ in
      XMLOutlinePass.at(context)?.pointee.noteProgress()
    }
    handlers.internalSubset = { context, _, _, _ in
      XMLOutlinePass.at(context)?.pointee.refuseDTD()
    }
    handlers.reference = { context, _ in XMLOutlinePass.at(context)?.pointee.refuseEntity() }
    handlers.serror = { context, error in
      guard let error else { return }
      XMLOutlinePass.at(context)?.pointee.note(error.pointee)
    }
    return handlers
  }
}
