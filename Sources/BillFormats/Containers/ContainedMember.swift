/// One member of a container: the document, or why it could not be taken out.
///
/// A bad member never hides the good ones beside it.
package struct ContainedMember: Sendable {
  /// The path inside, as in `ContainedDocument.name`.
  package var name: String
  package var result: Result<ContainedDocument, CaptureError>

  package init(name: String, result: Result<ContainedDocument, CaptureError>) {
    self.name = name
    self.result = result
  }

  /// The document, or nil where it could not be taken out.
  package var document: ContainedDocument? {
    switch result {
    case .success(let document): document
    case .failure: nil
    }
  }

  /// Why it could not be taken out, or nil.
  package var error: CaptureError? {
    switch result {
    case .success: nil
    case .failure(let error): error
    }
  }
}
