/// Invoices that correct or follow another are looked for by their biller.
enum Migration7 {
  static let sql = """
    CREATE INDEX billCorrects ON bill(billerID) WHERE corrects <> '';
    """
}
