package import BillFormats

/// The JSON of reports.
package typealias JSON = BillFormats.JSON
