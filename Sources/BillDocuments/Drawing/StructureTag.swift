/// A standard element of a tagged PDF (PDF 1.7, 14.8.4).
enum StructureTag: String {
  case document = "Document"
  case heading1 = "H1"
  case heading2 = "H2"
  case heading3 = "H3"
  case paragraph = "P"
  case table = "Table"
  case row = "TR"
  case headerCell = "TH"
  case dataCell = "TD"
}
