/// A word that PostgreSQL's grammar knows.
///
/// Source: `src/include/parser/kwlist.h` of 15 and 18, `pg_get_keywords()` of 15, 16 and 18.
package enum Keyword: UInt16, CaseIterable, Sendable {
  case abort, absent, absolute, access, action, add, admin, after, aggregate, all, also, alter,
    always, analyse, analyze, and, any, array, `as`, asc, asensitive, assertion, assignment,
    asymmetric, at, atomic, attach, attribute, authorization, backward, before, begin, between,
    bigint, binary, bit, boolean, both, breadth, by, cache, call, called, cascade, cascaded,
    `case`, cast, catalog, chain, char, character, characteristics, check, checkpoint, `class`,
    close, cluster, coalesce, collate, collation, column, columns, comment, comments, commit,
    committed, compression, concurrently, conditional, configuration, conflict, connection,
    constraint, constraints, content, `continue`, conversion, copy, cost, create, cross, csv,
    cube, current, currentCatalog, currentDate, currentRole, currentSchema, currentTime,
    currentTimestamp, currentUser, cursor, cycle, data, database, day, deallocate, dec, decimal,
    declare, `default`, defaults, deferrable, deferred, definer, delete, delimiter, delimiters,
    depends, depth, desc, destination, detach, dictionary, disable, discard, distinct, `do`,
    document, domain, double, drop, each, edge, `else`, empty, enable, encoding, encrypted, end,
    enforced, `enum`, error, escape, event, except, exclude, excluding, exclusive, execute,
    exists, explain, expression, `extension`, external, extract, `false`, family, fetch, filter,
    finalize, first, float, following, `for`, force, foreign, format, forward, freeze, from, full,
    function, functions, generated, global, grant, granted, graph, graphTable, greatest, group,
    grouping, groups, handler, having, header, hold, hour, identity, `if`, ignore, ilike,
    immediate, immutable, implicit, `import`, `in`, include, including, increment, indent, index,
    indexes, inherit, inherits, initially, inline, inner, `inout`, input, insensitive, insert,
    instead, int, integer, intersect, interval, into, invoker, `is`, isnull, isolation, join,
    json, jsonArray, jsonArrayagg, jsonExists, jsonObject, jsonObjectagg, jsonQuery, jsonScalar,
    jsonSerialize, jsonTable, jsonValue, keep, key, keys, label, language, large, last, lateral,
    leading, leakproof, least, left, level, like, limit, listen, load, local, localtime,
    localtimestamp, location, lock, locked, logged, lsn, mapping, match, matched, materialized,
    maxvalue, merge, mergeAction, method, minute, minvalue, mode, month, move, name, names,
    national, natural, nchar, nested, new, next, nfc, nfd, nfkc, nfkd, no, node, none, normalize,
    normalized, not, nothing, notify, notnull, nowait, null, nullif, nulls, numeric, object,
    objects, of, off, offset, oids, old, omit, on, only, `operator`, option, options, or, order,
    ordinality, others, out, outer, over, overlaps, overlay, overriding, owned, owner, parallel,
    parameter, parser, partial, partition, partitions, passing, password, path, period, placing,
    plan, plans, policy, portion, position, preceding, precision, prepare, prepared, preserve,
    primary, prior, privileges, procedural, procedure, procedures, program, properties, property,
    publication, quote, quotes, range, read, real, reassign, recheck, recursive, ref, references,
    referencing, refresh, reindex, relationship, relative, release, rename, repack, repeatable,
    replace, replica, reset, respect, restart, restrict, `return`, returning, returns, revoke,
    right, role, rollback, rollup, routine, routines, row, rows, rule, savepoint, scalar, schema,
    schemas, scroll, search, second, security, select, sequence, sequences, serializable, server,
    session, sessionUser, set, setof, sets, share, show, similar, simple, skip, smallint,
    snapshot, some, source, split, sql, stable, standalone, start, statement, statistics, stdin,
    stdout, storage, stored, strict, string, strip, subscription, substring, support, symmetric,
    sysid, system, systemUser, table, tables, tablesample, tablespace, target, temp, template,
    temporary, text, then, ties, time, timestamp, to, trailing, transaction, transform, treat,
    trigger, trim, `true`, truncate, trusted, type, types, uescape, unbounded, uncommitted,
    unconditional, unencrypted, union, unique, unknown, unlisten, unlogged, until, update, user,
    using, vacuum, valid, validate, validator, value, values, varchar, variadic, varying, verbose,
    version, vertex, view, views, virtual, volatile, wait, when, `where`, whitespace, window,
    with, within, without, work, wrapper, write, xml, xmlattributes, xmlconcat, xmlelement,
    xmlexists, xmlforest, xmlnamespaces, xmlparse, xmlpi, xmlroot, xmlserialize, xmltable, year,
    yes, zone
}

extension Keyword {
  /// Every keyword as it is spelt, in the order of the cases.
  package static let spellings: [StaticString] = [
    "abort", "absent", "absolute", "access", "action", "add", "admin", "after", "aggregate",
    "all", "also", "alter", "always", "analyse", "analyze", "and", "any", "array", "as", "asc",
    "asensitive", "assertion", "assignment", "asymmetric", "at", "atomic", "attach", "attribute",
    "authorization", "backward", "before", "begin", "between", "bigint", "binary", "bit",
    "boolean", "both", "breadth", "by", "cache", "call", "called", "cascade", "cascaded", "case",
    "cast", "catalog", "chain", "char", "character", "characteristics", "check", "checkpoint",
    "class", "close", "cluster", "coalesce", "collate", "collation", "column", "columns",
    "comment", "comments", "commit", "committed", "compression", "concurrently", "conditional",
    "configuration", "conflict", "connection", "constraint", "constraints", "content", "continue",
    "conversion", "copy", "cost", "create", "cross", "csv", "cube", "current", "current_catalog",
    "current_date", "current_role", "current_schema", "current_time", "current_timestamp",
    "current_user", "cursor", "cycle", "data", "database", "day", "deallocate", "dec", "decimal",
    "declare", "default", "defaults", "deferrable", "deferred", "definer", "delete", "delimiter",
    "delimiters", "depends", "depth", "desc", "destination", "detach", "dictionary", "disable",
    "discard", "distinct", "do", "document", "domain", "double", "drop", "each", "edge", "else",
    "empty", "enable", "encoding", "encrypted", "end", "enforced", "enum", "error", "escape",
    "event", "except", "exclude", "excluding", "exclusive", "execute", "exists", "explain",
    "expression", "extension", "external", "extract", "false", "family", "fetch", "filter",
    "finalize", "first", "float", "following", "for", "force", "foreign", "format", "forward",
    "freeze", "from", "full", "function", "functions", "generated", "global", "grant", "granted",
    "graph", "graph_table", "greatest", "group", "grouping", "groups", "handler", "having",
    "header", "hold", "hour", "identity", "if", "ignore", "ilike", "immediate", "immutable",
    "implicit", "import", "in", "include", "including", "increment", "indent", "index", "indexes",
    "inherit", "inherits", "initially", "inline", "inner", "inout", "input", "insensitive",
    "insert", "instead", "int", "integer", "intersect", "interval", "into", "invoker", "is",
    "isnull", "isolation", "join", "json", "json_array", "json_arrayagg", "json_exists",
    "json_object", "json_objectagg", "json_query", "json_scalar", "json_serialize", "json_table",
    "json_value", "keep", "key", "keys", "label", "language", "large", "last", "lateral",
    "leading", "leakproof", "least", "left", "level", "like", "limit", "listen", "load", "local",
    "localtime", "localtimestamp", "location", "lock", "locked", "logged", "lsn", "mapping",
    "match", "matched", "materialized", "maxvalue", "merge", "merge_action", "method", "minute",
    "minvalue", "mode", "month", "move", "name", "names", "national", "natural", "nchar",
    "nested", "new", "next", "nfc", "nfd", "nfkc", "nfkd", "no", "node", "none", "normalize",
    "normalized", "not", "nothing", "notify", "notnull", "nowait", "null", "nullif", "nulls",
    "numeric", "object", "objects", "of", "off", "offset", "oids", "old", "omit", "on", "only",
    "operator", "option", "options", "or", "order", "ordinality", "others", "out", "outer",
    "over", "overlaps", "overlay", "overriding", "owned", "owner", "parallel", "parameter",
    "parser", "partial", "partition", "partitions", "passing", "password", "path", "period",
    "placing", "plan", "plans", "policy", "portion", "position", "preceding", "precision",
    "prepare", "prepared", "preserve", "primary", "prior", "privileges", "procedural",
    "procedure", "procedures", "program", "properties", "property", "publication", "quote",
    "quotes", "range", "read", "real", "reassign", "recheck", "recursive", "ref", "references",
    "referencing", "refresh", "reindex", "relationship", "relative", "release", "rename",
    "repack", "repeatable", "replace", "replica", "reset", "respect", "restart", "restrict",
    "return", "returning", "returns", "revoke", "right", "role", "rollback", "rollup", "routine",
    "routines", "row", "rows", "rule", "savepoint", "scalar", "schema", "schemas", "scroll",
    "search", "second", "security", "select", "sequence", "sequences", "serializable", "server",
    "session", "session_user", "set", "setof", "sets", "share", "show", "similar", "simple",
    "skip", "smallint", "snapshot", "some", "source", "split", "sql", "stable", "standalone",
    "start", "statement", "statistics", "stdin", "stdout", "storage", "stored", "strict",
    "string", "strip", "subscription", "substring", "support", "symmetric", "sysid", "system",
    "system_user", "table", "tables", "tablesample", "tablespace", "target", "temp", "template",
    "temporary", "text", "then", "ties", "time", "timestamp", "to", "trailing", "transaction",
    "transform", "treat", "trigger", "trim", "true", "truncate", "trusted", "type", "types",
    "uescape", "unbounded", "uncommitted", "unconditional", "unencrypted", "union", "unique",
    "unknown", "unlisten", "unlogged", "until", "update", "user", "using", "vacuum", "valid",
    "validate", "validator", "value", "values", "varchar", "variadic", "varying", "verbose",
    "version", "vertex", "view", "views", "virtual", "volatile", "wait", "when", "where",
    "whitespace", "window", "with", "within", "without", "work", "wrapper", "write", "xml",
    "xmlattributes", "xmlconcat", "xmlelement", "xmlexists", "xmlforest", "xmlnamespaces",
    "xmlparse", "xmlpi", "xmlroot", "xmlserialize", "xmltable", "year", "yes", "zone",
  ]

  /// The class of a keyword in the oldest version that is known, 15, or in the first that has it.
  ///
  /// Classes that changed later stand in `laterClass`.
  var firstClass: KeywordClass {
    switch self {
    case .between, .bigint, .bit, .boolean, .char, .character, .coalesce, .dec, .decimal, .exists,
      .extract, .float, .graphTable, .greatest, .grouping, .inout, .int, .integer, .interval,
      .jsonArray, .jsonArrayagg, .jsonExists, .jsonObject, .jsonObjectagg, .jsonQuery, .jsonScalar,
      .jsonSerialize, .jsonTable, .jsonValue, .least, .mergeAction, .national, .nchar, .none,
      .normalize, .nullif, .numeric, .out, .overlay, .position, .precision, .real, .row, .setof,
      .smallint, .substring, .time, .timestamp, .treat, .trim, .values, .varchar, .xmlattributes,
      .xmlconcat, .xmlelement, .xmlexists, .xmlforest, .xmlnamespaces, .xmlparse, .xmlpi, .xmlroot,
      .xmlserialize, .xmltable:
      .columnName
    case .authorization, .binary, .collation, .concurrently, .cross, .currentSchema, .freeze, .full,
      .ilike, .inner, .is, .isnull, .join, .left, .like, .natural, .notnull, .outer, .overlaps,
      .right, .similar, .tablesample, .verbose:
      .typeOrFunctionName
    case .all, .analyse, .analyze, .and, .any, .array, .as, .asc, .asymmetric, .both, .case, .cast,
      .check, .collate, .column, .constraint, .create, .currentCatalog, .currentDate, .currentRole,
      .currentTime, .currentTimestamp, .currentUser, .default, .deferrable, .desc, .distinct, .do,
      .else, .end, .except, .false, .fetch, .for, .foreign, .from, .grant, .group, .having, .in,
      .initially, .intersect, .into, .lateral, .leading, .limit, .localtime, .localtimestamp, .not,
      .null, .offset, .on, .only, .or, .order, .placing, .primary, .references, .returning, .select,
      .sessionUser, .some, .symmetric, .systemUser, .table, .then, .to, .trailing, .true, .union,
      .unique, .user, .using, .variadic, .when, .where, .window, .with:
      .reserved
    default:
      .unreserved
    }
  }

  /// The first server version whose grammar has this keyword, where it is later than 15.
  var introduced: Int {
    switch self {
    case .absent, .format, .indent, .json, .jsonArray, .jsonArrayagg, .jsonObject, .jsonObjectagg,
      .keys, .scalar, .systemUser:
      16
    case .conditional, .empty, .error, .jsonExists, .jsonQuery, .jsonScalar, .jsonSerialize,
      .jsonTable, .jsonValue, .keep, .mergeAction, .nested, .omit, .path, .plan, .quotes, .source,
      .string, .target, .unconditional:
      17
    case .enforced, .objects, .period, .virtual:
      18
    case .destination, .edge, .graph, .graphTable, .ignore, .lsn, .node, .partitions, .portion,
      .properties, .property, .relationship, .repack, .respect, .split, .vertex, .wait:
      19
    default:
      15
    }
  }

  /// Whether the keyword may stand as a column label without AS.
  package var isBareLabel: Bool {
    switch self {
    case .array, .as, .char, .character, .create, .day, .except, .fetch, .filter, .for, .from,
      .grant, .group, .having, .hour, .intersect, .into, .isnull, .limit, .minute, .month, .notnull,
      .offset, .on, .order, .over, .overlaps, .precision, .returning, .second, .to, .union,
      .varying, .where, .window, .with, .within, .without, .year:
      false
    default:
      true
    }
  }
}
