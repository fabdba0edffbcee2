/** A field whose words narrow the list below it while they are typed. */
export function FindField(props: {
  label: string;
  text: string | undefined;
  onFind: (text: string) => void;
}) {
  return (
    <input
      class="find"
      type="search"
      aria-label={props.label}
      placeholder={props.label}
      value={props.text ?? ""}
      onInput={(event) => props.onFind(event.currentTarget.value)}
    />
  );
}
