/// The product itself, as it signs what it writes.
package enum Lockkeeper {
  package static let version = "0.1.0"
}
