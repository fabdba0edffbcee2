/** One of a few ways, all in sight. */
export function Choice<T extends string>(props: {
  label: string;
  value: T | undefined;
  options: readonly (readonly [T, string])[];
  onChoose: (value: T) => void;
}) {
  return (
    <fieldset class="choice" aria-label={props.label} style={{ margin: 0, padding: 0 }}>
      {props.options.map(([value, label]) => (
        <button
          key={value}
          type="button"
          aria-pressed={value === props.value}
          onClick={() => props.onChoose(value)}
        >
          {label}
        </button>
      ))}
    </fieldset>
  );
}
