/// The casts of `pg_cast` in PostgreSQL 18: source, target, then when (`i`mplicitly, on `a`ssignment,
/// `e`xplicitly) and how (`b`y taking the bytes as they are, by a `f`unction, by `i`nput and output).
///
/// Written by `.ci/builtin-casts`; not edited by hand.
enum BuiltinCasts {
  static let all: String = """
    bit bit if, bit int4 ef, bit int8 ef, bit varbit ib, bool bpchar af, bool int4 ef, \
    bool text af, bool varchar af, box circle ef, box lseg ef, box point ef, box polygon af, \
    bpchar bpchar if, bpchar char af, bpchar name if, bpchar text if, bpchar varchar if, \
    bpchar xml ef, bytea int2 ef, bytea int4 ef, bytea int8 ef, char bpchar af, char int4 ef, \
    char text if, char varchar af, cidr bpchar af, cidr inet ib, cidr text af, \
    cidr varchar af, circle box ef, circle point ef, circle polygon ef, date timestamp if, \
    date timestamptz if, daterange datemultirange ef, float4 float8 if, float4 int2 af, \
    float4 int4 af, float4 int8 af, float4 numeric af, float8 float4 af, float8 int2 af, \
    float8 int4 af, float8 int8 af, float8 numeric af, inet bpchar af, inet cidr af, \
    inet text af, inet varchar af, int2 bytea ef, int2 float4 if, int2 float8 if, \
    int2 int4 if, int2 int8 if, int2 numeric if, int2 oid if, int2 regclass if, \
    int2 regcollation if, int2 regconfig if, int2 regdictionary if, int2 regnamespace if, \
    int2 regoper if, int2 regoperator if, int2 regproc if, int2 regprocedure if, \
    int2 regrole if, int2 regtype if, int4 bit ef, int4 bool ef, int4 bytea ef, int4 char ef, \
    int4 float4 if, int4 float8 if, int4 int2 af, int4 int8 if, int4 money af, \
    int4 numeric if, int4 oid ib, int4 regclass ib, int4 regcollation ib, int4 regconfig ib, \
    int4 regdictionary ib, int4 regnamespace ib, int4 regoper ib, int4 regoperator ib, \
    int4 regproc ib, int4 regprocedure ib, int4 regrole ib, int4 regtype ib, \
    int4range int4multirange ef, int8 bit ef, int8 bytea ef, int8 float4 if, int8 float8 if, \
    int8 int2 af, int8 int4 af, int8 money af, int8 numeric if, int8 oid if, int8 regclass if, \
    int8 regcollation if, int8 regconfig if, int8 regdictionary if, int8 regnamespace if, \
    int8 regoper if, int8 regoperator if, int8 regproc if, int8 regprocedure if, \
    int8 regrole if, int8 regtype if, int8range int8multirange ef, interval interval if, \
    interval time af, json jsonb ai, jsonb bool ef, jsonb float4 ef, jsonb float8 ef, \
    jsonb int2 ef, jsonb int4 ef, jsonb int8 ef, jsonb json ai, jsonb numeric ef, \
    lseg point ef, macaddr macaddr8 if, macaddr8 macaddr if, money numeric af, name bpchar af, \
    name text if, name varchar af, numeric float4 if, numeric float8 if, numeric int2 af, \
    numeric int4 af, numeric int8 af, numeric money af, numeric numeric if, \
    numrange nummultirange ef, oid int4 ab, oid int8 af, oid regclass ib, oid regcollation ib, \
    oid regconfig ib, oid regdictionary ib, oid regnamespace ib, oid regoper ib, \
    oid regoperator ib, oid regproc ib, oid regprocedure ib, oid regrole ib, oid regtype ib, \
    path polygon af, pg_dependencies bytea ib, pg_dependencies text ii, pg_mcv_list bytea ib, \
    pg_mcv_list text ii, pg_ndistinct bytea ib, pg_ndistinct text ii, pg_node_tree text ib, \
    point box af, polygon box ef, polygon circle ef, polygon path af, polygon point ef, \
    regclass int4 ab, regclass int8 af, regclass oid ib, regcollation int4 ab, \
    regcollation int8 af, regcollation oid ib, regconfig int4 ab, regconfig int8 af, \
    regconfig oid ib, regdictionary int4 ab, regdictionary int8 af, regdictionary oid ib, \
    regnamespace int4 ab, regnamespace int8 af, regnamespace oid ib, regoper int4 ab, \
    regoper int8 af, regoper oid ib, regoper regoperator ib, regoperator int4 ab, \
    regoperator int8 af, regoperator oid ib, regoperator regoper ib, regproc int4 ab, \
    regproc int8 af, regproc oid ib, regproc regprocedure ib, regprocedure int4 ab, \
    regprocedure int8 af, regprocedure oid ib, regprocedure regproc ib, regrole int4 ab, \
    regrole int8 af, regrole oid ib, regtype int4 ab, regtype int8 af, regtype oid ib, \
    text bpchar ib, text char af, text name if, text regclass if, text varchar ib, \
    text xml ef, time interval if, time time if, time timetz if, timestamp date af, \
    timestamp time af, timestamp timestamp if, timestamp timestamptz if, timestamptz date af, \
    timestamptz time af, timestamptz timestamp af, timestamptz timestamptz if, \
    timestamptz timetz af, timetz time af, timetz timetz if, tsrange tsmultirange ef, \
    tstzrange tstzmultirange ef, varbit bit ib, varbit varbit if, varchar bpchar ib, \
    varchar char af, varchar name if, varchar regclass if, varchar text ib, \
    varchar varchar if, varchar xml ef, xid8 xid ef, xml bpchar ab, xml text ab, \
    xml varchar ab
    """
}
