/** The rooms of a place, side by side; the one the user is in is marked. */
export function Rooms(props: {
  label: string;
  tabs: readonly { label: string; href: string; current: boolean }[];
}) {
  return (
    <nav class="rooms" aria-label={props.label}>
      {props.tabs.map((tab) => (
        <a key={tab.href} href={tab.href} aria-current={tab.current ? "page" : undefined}>
          {tab.label}
        </a>
      ))}
    </nav>
  );
}
