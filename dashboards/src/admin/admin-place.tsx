import { ForPeople } from "../app/for-people";
import { Rooms } from "../app/rooms";
import { addressOf } from "../app/route";
import { t } from "../i18n/language";
import { SystemPage } from "../system/system-page";
import { Notice } from "../ui/notice";
import "../quality/quality.css";
import "./admin.css";
import { AuditPage } from "./audit-page";
import { MasterDataPage } from "./master-data-page";
import { KINDS } from "./master-diff";
import { MasterRecordPage } from "./master-record-page";
import { PeoplePage } from "./people-page";
import { PersonPage } from "./person-page";
import { QuarantinePage } from "./quarantine-page";
import { TagsPage } from "./tags-page";
import { a } from "./words";

/** The rooms of administration; the system itself is open to everybody who reaches the server. */
export function AdminPlace(props: {
  path: readonly string[];
  query: Readonly<Record<string, string>>;
}) {
  const [room = "system"] = props.path;
  const names = a.value.rooms;
  const tabs = (Object.keys(names) as (keyof typeof names)[]).map((each) => ({
    label: names[each],
    href: addressOf("admin", [each]),
    current: each === room,
  }));
  return (
    <>
      <Rooms label={a.value.title} tabs={tabs} />
      {room === "system" ? (
        <SystemPage />
      ) : (
        <ForPeople>
          <Room {...props} room={room} />
        </ForPeople>
      )}
    </>
  );
}

function Room(props: {
  room: string;
  path: readonly string[];
  query: Readonly<Record<string, string>>;
}) {
  const id = props.path[1];
  switch (props.room) {
    case "people":
      return id === undefined ? (
        <PeoplePage query={props.query} />
      ) : (
        <PersonPage key={id} id={id} />
      );
    case "tags":
      return <TagsPage query={props.query} />;
    case "quarantine":
      return <QuarantinePage query={props.query} />;
    case "master-data": {
      const kind = KINDS.find((each) => each === id);
      const record = props.path[2];
      return kind === undefined || record === undefined ? (
        <MasterDataPage />
      ) : (
        <MasterRecordPage kind={kind} record={record} />
      );
    }
    case "audit":
      return <AuditPage query={props.query} />;
    default:
      return <Notice title={t.value.unknownPlace} />;
  }
}
