/// Floating-point numbers never touch money.
enum MoneyRule {
  static let moneyFolders: Set = ["Money", "Ledger", "Payments", "Bills"]

  static func findings(_ file: SourceFile) -> [Finding] {
    let isMoney = !moneyFolders.isDisjoint(with: file.folders)
    let lines =
      isMoney
      ? file.codeLines(matching: /\b(?:Double|Float|CGFloat)\b/)
      : file.codeLines(matching: /\b\w*(?:[aA]mount|[mM]inor)\s*:\s*\[?(?:Double|Float|CGFloat)\b/)
        + file.codeLines(matching: /\b(?:Double|Float|CGFloat)\([^)]*(?:[aA]mount|[mM]inor)\b/)
    return lines.map { Finding(file, $0, "a floating-point number near money") }
  }
}
