set -euo pipefail
key="Authorization: Bearer $NEOCITIES_API_KEY"
api=https://neocities.org/api
cd public
find . -type f ! -name '.*' | sed 's|^\./||' | sort > /tmp/here
curl -fsS -H "$key" "$api/list" | jq -r '.files[] | select(.is_directory | not) | "\(.path) \(.sha1_hash)"' | sort > /tmp/there
while read -r path; do
  grep -qxF "$path $(sha1sum "$path" | cut -d ' ' -f 1)" /tmp/there || echo "$path"
done < /tmp/here > /tmp/new
split -l 20 /tmp/new /tmp/part-
for part in /tmp/part-*; do
  [ -e "$part" ] || continue
  files=()
  while read -r path; do files+=(-F "$path=@$path"); done < "$part"
  curl -fsS -H "$key" "${files[@]}" "$api/upload"
done
# Yang tidak ada lagi di situs dihapus juga di sana (what the site does not have any more goes there too).
cut -d ' ' -f 1 /tmp/there | sort | comm -13 /tmp/here - | while read -r path; do
  curl -fsS -H "$key" -d "filenames[]=$path" "$api/delete"
done
