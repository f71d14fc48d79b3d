import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Ban, Lightbulb, Lock, X } from "lucide-react";
import { toast } from "@/lib/toast";

import { StateBadge, Tag } from "@/components/badge";
import { Button, IconButton } from "@/components/button";
import { Loading, Skeleton } from "@/components/skeleton";
import { ErrorState } from "@/components/states";
import {
  articlesQuery,
  type Cluster,
  clusterQuery,
  keywordsQuery,
  useExclude,
  usePlanMore,
} from "@/features/map/api";
import { articleLines } from "@/features/map/articles";
import { ClusterMenu } from "@/features/map/cluster-menu";
import { INTENT_WORDS, READ_ONLY } from "@/features/map/words";
import { useSite } from "@/hooks/site-context";
import { messageOf } from "@/lib/api/errors";
import { count, plural } from "@/lib/format";
import { mayWrite } from "@/lib/queries/session";

interface PanelProps {
  id: number;
  /** It stands in a sheet, which has a way to close. */
  isBare: boolean;
  onClose: () => void;
  onOpen: (id: number) => void;
}

export function ClusterPanel({ id, isBare, onClose, onOpen }: PanelProps) {
  const { site } = useSite();
  const { data: cluster, error, refetch } = useQuery(clusterQuery(site.id, id));
  return (
    <div className={isBare ? "map-panel" : undefined}>
      <div className="row">
        {cluster === undefined ? null : (
          <span className={`intent ${INTENT_WORDS[cluster.intent].look}`}>
            <i />
            {INTENT_WORDS[cluster.intent].word}
          </span>
        )}
        {cluster?.sector == null ? null : <Tag>{cluster.sector}</Tag>}
        {cluster?.is_locked === true ? (
          <Tag title="Grouping adds nothing to it">
            <Lock size={12} aria-hidden="true" /> Locked
          </Tag>
        ) : null}
        <span className="sp" />
        {isBare ? null : (
          <IconButton label="Close panel" onClick={onClose}>
            <X size={16} />
          </IconButton>
        )}
      </div>
      {cluster === undefined ? (
        error === null ? (
          <Loading label="Reading the cluster">
            <Skeleton height={260} />
          </Loading>
        ) : (
          <ErrorState what="The cluster can't be read" error={error} onRetry={() => void refetch()} />
        )
      ) : (
        <Details cluster={cluster} onClose={onClose} onOpen={onOpen} />
      )}
    </div>
  );
}

function Details({
  cluster,
  onClose,
  onOpen,
}: { cluster: Cluster } & Pick<PanelProps, "onClose" | "onOpen">) {
  return (
    <>
      <h2 className="map-h">{cluster.name}</h2>
      {cluster.description === "" ? null : <p className="t2 sm mt-1">{cluster.description}</p>}
      {cluster.status === "parked" ? (
        <p className="form-error mt-3" role="status">
          Parked: {cluster.parked_reason || "it gave no ideas."} Its keywords are kept.
        </p>
      ) : null}
      <Figures cluster={cluster} />
      <Articles cluster={cluster} />
      <Keywords cluster={cluster} />
      {cluster.merged.length === 0 ? null : (
        <p className="sm t2 mt-4">Merged into it: {cluster.merged.map((each) => each.name).join(", ")}.</p>
      )}
      <Actions cluster={cluster} onClose={onClose} onOpen={onOpen} />
    </>
  );
}

function Figures({ cluster }: { cluster: Cluster }) {
  const { site } = useSite();
  const { data } = useQuery(keywordsQuery(site.id, cluster.id));
  const known = (data?.items ?? []).flatMap((each) => (each.difficulty === null ? [] : [each.difficulty]));
  const difficulty = known.length === 0 ? null : known.reduce((sum, each) => sum + each, 0) / known.length;
  const figures: [string, string][] = [
    ["Volume", cluster.volume === null ? "Unknown" : count(cluster.volume)],
    ["Difficulty", difficulty === null ? "Unknown" : count(difficulty)],
    ["Keywords", count(cluster.keywords)],
  ];
  return (
    <dl className="g3 map-figures">
      {figures.map(([name, value]) => (
        <div key={name} className="mini">
          <dt>{name}</dt>
          <dd className="num">{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function Articles({ cluster }: { cluster: Cluster }) {
  const { site } = useSite();
  const { data, error, refetch } = useQuery(articlesQuery(site.id, cluster.id));
  if (data === undefined) {
    return error === null ? (
      <Skeleton height={120} />
    ) : (
      <ErrorState what="Its articles can't be read" error={error} onRetry={() => void refetch()} />
    );
  }
  const { lines, published } = articleLines(data);
  const share = lines.length === 0 ? 0 : Math.round((published / lines.length) * 100);
  return (
    <>
      <div className="row sm">
        <b className="m">Published</b>
        <span className="sp" />
        <span className="num t2">
          {lines.length === 0
            ? "nothing planned yet"
            : `${count(published)} of ${data.isMore ? "more than " : ""}${plural(lines.length, "article")}, ${share}%`}
        </span>
      </div>
      <div className="bar map-bar st-complete" role="img" aria-label={`${share}% published`}>
        <i style={{ width: `${share}%` }} />
      </div>
      {lines.length === 0 ? null : (
        <>
          <div className="row">
            <h3 className="kt sp">Articles</h3>
            <Link to="/articles" search={{ cluster: cluster.id }} className="link sm">
              In the list
            </Link>
          </div>
          <ul className="al">
            {lines.map((line) => (
              <li key={line.key}>
                <span className="trunc sp" title={line.title}>
                  {line.title}
                </span>
                <StateBadge state={line.state}>{line.word}</StateBadge>
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}

const TOP = 12;

function Keywords({ cluster }: { cluster: Cluster }) {
  const { me, site } = useSite();
  const { data, error, refetch } = useQuery(keywordsQuery(site.id, cluster.id));
  const excluding = useExclude(site.id);
  if (data === undefined) {
    return error === null ? (
      <Skeleton height={120} />
    ) : (
      <ErrorState what="Its keywords can't be read" error={error} onRetry={() => void refetch()} />
    );
  }
  if (data.items.length === 0) return <p className="sm t2 mt-4">It holds no keywords.</p>;
  return (
    <>
      <h3 className="kt mt-4">Top keywords</h3>
      <table className="tbl kwm" aria-label="Top keywords: searches a month and difficulty">
        <tbody>
          {data.items.slice(0, TOP).map((keyword) => (
            <tr key={keyword.id}>
              <th scope="row" className="trunc" title={keyword.term}>
                {keyword.term}
              </th>
              <td className="n num">{keyword.volume === null ? "" : count(keyword.volume)}</td>
              <td className="n">
                {keyword.difficulty === null ? null : (
                  <span className="kd num">
                    {count(keyword.difficulty)}
                    <span className="bar" aria-hidden="true">
                      <i style={{ width: `${keyword.difficulty}%` }} />
                    </span>
                  </span>
                )}
              </td>
              {mayWrite(me) ? (
                <td className="n">
                  <IconButton
                    label={`Exclude ${keyword.term}`}
                    onClick={() =>
                      excluding.mutate(
                        { ids: [keyword.id] },
                        { onError: (wrong) => toast.error(messageOf(wrong)) },
                      )
                    }
                  >
                    <Ban size={14} />
                  </IconButton>
                </td>
              ) : null}
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

function Actions({
  cluster,
  onClose,
  onOpen,
}: { cluster: Cluster } & Pick<PanelProps, "onClose" | "onOpen">) {
  const { me, site } = useSite();
  const planning = usePlanMore(site.id);
  const reason = !mayWrite(me)
    ? READ_ONLY
    : cluster.keywords === 0
      ? "It holds no keywords that ideas could be found for."
      : null;
  return (
    <>
      {cluster.offers_more_ideas ? (
        <p className="sm t2 mt-4">
          It has {plural(cluster.growth, "keyword")} more than when its ideas were made.
        </p>
      ) : null}
      {planning.error === null ? null : (
        <p className="form-error mt-4" role="alert">
          {messageOf(planning.error)}
        </p>
      )}
      <div className="row map-act">
        <Button
          variant="primary"
          className="sp"
          icon={<Lightbulb size={15} />}
          reason={reason}
          isBusy={planning.isPending}
          onClick={() => planning.mutate(cluster)}
        >
          {cluster.ideas > 0 ? "Plan more ideas" : "Plan ideas"}{" "}
          <span className="price">{PRICE} credits</span>
        </Button>
        <ClusterMenu cluster={cluster} onOpen={onOpen} onGone={onClose} isInPanel />
      </div>
    </>
  );
}

const PRICE = 2; // of a cluster in stage 2, whoever writes them: docs/reference/stages.md
