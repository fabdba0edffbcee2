import { addressOf } from "../../app/route";
import { useLoad } from "../../ui/load";
import { Shown } from "../../ui/shown";
import { setup } from "./calls";
import { u } from "./words";

/** Which tags measure a characteristic now, and the way to where they are assigned. */
export function Fed({ characteristic }: { characteristic: string }) {
  const m = u.value.fed;
  const found = useLoad(async (stop) => {
    const [{ bindings }, { tags }] = await Promise.all([
      setup.feeding(characteristic, stop),
      setup.tags(stop),
    ]);
    const standing = bindings.filter((each) => each.to === undefined);
    return standing.map(({ tag }) => ({ id: tag, tag: tags.find((each) => each.id === tag) }));
  }, characteristic);
  return (
    <div class="field-wide fed" data-testid="fed">
      <b>{m.title}</b>{" "}
      <Shown of={found} lines={1}>
        {(feeding) => (
          <>
            {feeding.length === 0 && <span>{m.none}</span>}
            {feeding.map(({ id, tag }) => (
              <span key={id} class="fed-tag">
                {tag === undefined ? id : `${tag.site}/${tag.edge} · ${tag.station} · ${tag.name}`}
              </span>
            ))}{" "}
            <a href={addressOf("admin", ["tags"])}>{feeding.length === 0 ? m.assign : m.all}</a>
          </>
        )}
      </Shown>
    </div>
  );
}
