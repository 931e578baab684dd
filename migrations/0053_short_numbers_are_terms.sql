-- One kind of term more: how a number behind a hyphen begins, up to its fourth digit (자치행정과-27: `-2` and `-27`). A short
-- serial has no three digits and its two stand in every document; threes of a long one stand in many. The rest is as in
-- 0051, and the index is made anew from these terms.
DROP INDEX "public_site"."public_search_tokens_and_terms";
--> statement-breakpoint
CREATE OR REPLACE FUNCTION "public_site"."search_terms"(produced_on date, agency_name text, unit_name text,
	classification_path text[], kind text, disclosure_level text, haystack text, files_haystack text)
RETURNS tsvector LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
DECLARE
	terms text[] := ARRAY['@agency:' || left(agency_name, 300), '@unit:' || left(unit_name, 300), '@kind:' || kind,
		'@level:' || disclosure_level];
	day integer := produced_on - date '0001-01-01';
	depth integer;
	span integer;
BEGIN
	FOREACH span IN ARRAY ARRAY[4, 16, 64, 256] LOOP
		terms := terms || ('@days' || span || ':' || day / span);
	END LOOP;
	FOR depth IN 1 .. least(cardinality(classification_path), 10) LOOP
		terms := terms || ('@class:' || left(array_to_string(classification_path[1:depth], ' > '), 300));
	END LOOP;
	RETURN array_to_tsvector(terms || coalesce((
		SELECT array_agg(DISTINCT '@' || part)
		FROM (
			SELECT digit || lead(digit) OVER run || lead(digit, 2) OVER run AS part
			FROM regexp_matches(haystack || ' ' || files_haystack, '[0-9]{3,}', 'g') WITH ORDINALITY AS each_run (digits, nr),
				string_to_table(digits[1], NULL) WITH ORDINALITY AS each_digit (digit, place)
			WINDOW run AS (PARTITION BY nr ORDER BY place)
			UNION ALL
			SELECT left(beginning[1], length)
			FROM regexp_matches(haystack || ' ' || files_haystack, '-[0-9]{1,4}', 'g') AS each_beginning (beginning),
				generate_series(2, length(beginning[1])) AS each_length (length)) AS parts
		WHERE part IS NOT NULL), '{}'));
END $$;
--> statement-breakpoint
CREATE INDEX "public_search_tokens_and_terms" ON "public_site"."document_search" USING gin ((tokens || files_tokens || public_site.search_terms(produced_on, agency_name, unit_name, classification_path, kind, disclosure_level, haystack, files_haystack))) WITH (fastupdate=off);
--> statement-breakpoint
ANALYZE "public_site"."document_search";
