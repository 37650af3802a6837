/// Kinds of effect: a rule is asked only where there is one of its kind.
package struct EffectKinds: OptionSet, Sendable {
  package let rawValue: UInt32
  package init(rawValue: UInt32) { self.rawValue = rawValue }

  package static let rewrite = EffectKinds(rawValue: 1 << 0)
  package static let scan = EffectKinds(rawValue: 1 << 1)
  package static let indexBuild = EffectKinds(rawValue: 1 << 2)
  package static let foreignKeyValidation = EffectKinds(rawValue: 1 << 3)
  package static let failure = EffectKinds(rawValue: 1 << 4)
  package static let removal = EffectKinds(rawValue: 1 << 5)
  package static let renaming = EffectKinds(rawValue: 1 << 6)
  package static let rowChange = EffectKinds(rawValue: 1 << 7)
  package static let unseen = EffectKinds(rawValue: 1 << 8)
  package static let creation = EffectKinds(rawValue: 1 << 9)
  package static let columnAddition = EffectKinds(rawValue: 1 << 10)
  package static let columnChange = EffectKinds(rawValue: 1 << 11)
  package static let constraintAddition = EffectKinds(rawValue: 1 << 12)
  package static let tableLock = EffectKinds(rawValue: 1 << 13)
  package static let maintenance = EffectKinds(rawValue: 1 << 14)
  package static let definition = EffectKinds(rawValue: 1 << 15)
  package static let change = EffectKinds(rawValue: 1 << 16)
  package static let lock = EffectKinds(rawValue: 1 << 17)
  package static let setting = EffectKinds(rawValue: 1 << 18)

  /// How many kinds there are.
  static var count: Int { 19 }

  /// The number of a single kind.
  var number: Int { rawValue.trailingZeroBitCount }

  // A million effects are asked this, and what a protocol offers is slow from another module.

  /// Whether one of them is among others.
  package func meets(_ others: EffectKinds) -> Bool { rawValue & others.rawValue != 0 }
}

extension Step {
  /// The kinds of its effects.
  package var kinds: EffectKinds {
    EffectKinds(rawValue: effects.indices.reduce(0) { $0 | effects[$1].kind.rawValue })
  }

  /// Whether an effect is of one of some kinds: seen here without a copy of it.
  package func has(_ kinds: EffectKinds, at effect: Int) -> Bool {
    effects[effect].kind.meets(kinds)
  }
}

extension Effect {
  package var kind: EffectKinds {
    switch self {
    case .lock: .lock
    case .setting: .setting
    case .creation: .creation
    case .columnAddition: .columnAddition
    case .columnChange: .columnChange
    case .constraintAddition: .constraintAddition
    case .tableLock: .tableLock
    case .maintenance: .maintenance
    case .definition: .definition
    case .rewrite: .rewrite
    case .scan: .scan
    case .indexBuild: .indexBuild
    case .foreignKeyValidation: .foreignKeyValidation
    case .failure: .failure
    case .removal: .removal
    case .renaming: .renaming
    case .rowChange: .rowChange
    case .change: .change
    case .unseen: .unseen
    }
  }
}
