/// A finding as SARIF's `result`.
struct SARIFResult: Encodable {
  let ruleId: String
  let ruleIndex: Int
  let level: String
  let message: SARIFMessage
  let locations: [SARIFLocation]
  let relatedLocations: [SARIFLocation]?
  let partialFingerprints: [String: String]
  let fixes: [SARIFFix]?
  let suppressions: [SARIFSuppression]?
}

/// A text.
struct SARIFMessage: Encodable {
  let text: String

  init(text: String) { self.text = text }

  /// A text that came from SQL in part: `](` would make a link of it, so it is escaped.
  init(unlinked text: String) { self.text = text.replacing("](", with: "\\](") }
}

/// A place that a result or a note is about.
struct SARIFLocation: Encodable {
  var id: Int?
  let physicalLocation: SARIFPlace
  var message: SARIFMessage?
}

/// A file and a part of it.
struct SARIFPlace: Encodable {
  let artifactLocation: SARIFArtifact
  let region: SARIFRegion?
}

/// All four numbers, the end exclusive, columns in UTF-16 units.
struct SARIFRegion: Encodable {
  let startLine, startColumn, endLine, endColumn: Int

  init(_ region: Region) {
    startLine = region.start.line
    startColumn = region.start.utf16Column
    endLine = region.end.line
    endColumn = region.end.utf16Column
  }
}

/// A fix as edits by region, which viewers offer as a quick fix.
struct SARIFFix: Encodable {
  let description: SARIFMessage
  let artifactChanges: [SARIFChange]
}

struct SARIFChange: Encodable {
  let artifactLocation: SARIFArtifact
  let replacements: [SARIFReplacement]
}

/// An edit. `insertedContent` is there even when it is empty: readers drop a fix without it.
struct SARIFReplacement: Encodable {
  let deletedRegion: SARIFRegion
  let insertedContent: SARIFMessage
}

/// The comment that lets a finding stand.
struct SARIFSuppression: Encodable {
  let kind = "inSource"
  let justification: String
}
