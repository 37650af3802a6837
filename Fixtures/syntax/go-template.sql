-- 3 statements, 0 wrong, 3 filled in
{{ if eq .Driver "pg;it's" }}
CREATE TABLE {{ .Schema }}.a (b int);
{{ else }}
CREATE TABLE a (b int);
{{ end }}
{{ template "shared/it's.sql" . }}
