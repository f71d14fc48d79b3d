import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Check, Cpu, FileUp, Play, Plug, Upload, Wallet } from "lucide-react";
import { useState } from "react";

import { Button, buttonClass } from "@/components/button";
import { Dialog } from "@/components/dialog";
import { readOnly } from "@/features/automation/run-controls";
import { useSite } from "@/hooks/site-context";
import { count } from "@/lib/format";
import { creditsQuery } from "@/lib/queries/credits";

/** A new site: three steps to the first article. */
export function StartHere({ renderImport }: { renderImport: (onDone: () => void) => React.ReactNode }) {
  const { me, site } = useSite();
  const client = useQueryClient();
  const [isImporting, setImporting] = useState(false);
  const credits = useQuery(creditsQuery(site.account_id)).data;
  const close = () => {
    setImporting(false);
    void client.invalidateQueries({ queryKey: ["automation", site.id] });
  };
  return (
    <section className="card start" aria-labelledby="start-head">
      <h2 id="start-head">Three steps to the first article</h2>
      <p className="t2">
        The pipeline turns keywords into drafts with images, then stops and waits for you. Nothing is
        published without your approval.
      </p>
      <ol>
        <li className="st3 cur">
          <span className="sg-n st-active">1</span>
          <h3>Import keywords</h3>
          <p>CSV or XLSX from Ahrefs, Semrush, Google Search Console or a plain list.</p>
          <div className="okline st-empty">
            <FileUp size={16} strokeWidth={1.75} />
            <span>
              <b className="b">A file, or a pasted list</b>
              <br />
              <span className="xs">Or the sample keywords that come along</span>
            </span>
          </div>
          <div className="row">
            <Button
              variant="primary"
              icon={<Upload size={15} />}
              reason={readOnly(me)}
              onClick={() => setImporting(true)}
            >
              Import keywords
            </Button>
          </div>
        </li>
        <li className="st3">
          <span className="sg-n st-complete">
            <Check size={14} strokeWidth={2.5} aria-label="Ready" />
          </span>
          <h3>Who writes</h3>
          <p>
            The built-in engine is there. It needs no key and no network, and it is free: it writes briefs,
            and says so.
          </p>
          <div className="okline st-complete">
            <Cpu size={16} strokeWidth={1.75} />
            <span>
              <b className="b">Built-in engine</b>
              <br />
              <span className="xs">Ready: there is nothing to set up</span>
            </span>
          </div>
          <div className="row">
            <Link to="/settings/providers" className={buttonClass({})}>
              <Plug size={15} strokeWidth={1.75} />
              Connect a provider
            </Link>
          </div>
        </li>
        <li className="st3">
          <span className="sg-n st-empty">3</span>
          <h3>First run</h3>
          <p>Starts small: 20 keywords, 3 clusters, 1 article with its images. Then it waits for you.</p>
          <div className="okline st-empty">
            <Wallet size={16} strokeWidth={1.75} />
            <span>
              <b className="b">
                {credits === undefined
                  ? ""
                  : credits.is_unlimited
                    ? "Unlimited credits"
                    : `${count(credits.balance)} credits`}
              </b>
              <br />
              <span className="xs">The estimate stands here as soon as there are keywords</span>
            </span>
          </div>
          <div className="row">
            <Button icon={<Play size={15} />} reason="Import keywords first.">
              Start first run
            </Button>
          </div>
        </li>
      </ol>
      <Dialog
        isOpen={isImporting}
        onOpenChange={(isOpen) => {
          if (isOpen) setImporting(true);
          else close();
        }}
        title="Import keywords"
        description="You see what was found before anything is kept."
        size="small"
      >
        <div className="dlg-b">{renderImport(close)}</div>
      </Dialog>
    </section>
  );
}
