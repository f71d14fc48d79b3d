"""From a keyword file to rows."""

from __future__ import annotations

from pathlib import Path

import pytest

from igny8.models import Account, ImportJob, Keyword, Sector, Site
from igny8.planning.importing import import_keywords, preview
from igny8.planning.imports.errors import UnreadableFile

pytestmark = pytest.mark.django_db

SEMRUSH = (
    "Keyword,Intent,Volume,Trend,Keyword Difficulty,CPC (EUR),SERP Features\n"
    'cold brew ratio,"Informational, Commercial",880,"0.50,1.00",24,0.33,Sitelinks\n'
    "buy cold brew maker,,40,,,1.20,\n"
    "cold brew cup sizes,,0,,,,\n"
    "cold brew shelf life,,,,,,\n"
)


@pytest.fixture
def site() -> Site:
    account = Account.objects.create(name="Roastery")
    return Site.objects.create(account=account, name="Roastery", domain="roastery.example")


def put(folder: Path, text: str, name: str = "keywords.csv", encoding: str = "utf-8") -> Path:
    path = folder / name
    path.write_bytes(text.encode(encoding))
    return path


def test_it_works(site: Site, tmp_path: Path) -> None:
    result = import_keywords(site=site, path=put(tmp_path, SEMRUSH))
    assert result == {
        "tool": "Semrush Keyword Magic",
        "demand_column": "Volume",
        "keywords": 4,
        "unique": 4,
        "new": 4,
        "updated": 0,
        "duplicates": 0,
        "left_out": [],
        "volume_sum": 920,
        "volume_empty": 1,
        "volume_zero": 1,
        "difficulty_empty": 3,
        "first": "cold brew ratio",
        "last": "cold brew shelf life",
    }
    assert ImportJob.objects.get().result == result


def test_a_keyword_holds_what_the_row_says(site: Site, tmp_path: Path) -> None:
    import_keywords(site=site, path=put(tmp_path, SEMRUSH))
    keyword = Keyword.objects.get(term="cold brew ratio")
    assert (keyword.volume, keyword.difficulty, str(keyword.cpc), keyword.currency) == (880, 24, "0.3300", "EUR")
    assert (keyword.intent, keyword.intent_source, keyword.trend) == ("informational", "imported", [0.5, 1.0])
    assert keyword.status == Keyword.Status.NEW
    assert keyword.priority > Keyword.objects.get(term="cold brew cup sizes").priority
    assert keyword.raw_row is not None
    assert keyword.raw_row["SERP Features"] == "Sitelinks"


def test_empty_and_zero_stay_apart(site: Site, tmp_path: Path) -> None:
    import_keywords(site=site, path=put(tmp_path, SEMRUSH))
    assert Keyword.objects.get(term="cold brew cup sizes").volume == 0
    assert Keyword.objects.get(term="cold brew shelf life").volume is None
    assert Keyword.objects.get(term="cold brew shelf life").difficulty is None


def test_rules_tell_the_intent_where_the_file_does_not(site: Site, tmp_path: Path) -> None:
    import_keywords(site=site, path=put(tmp_path, SEMRUSH))
    keyword = Keyword.objects.get(term="buy cold brew maker")
    assert (keyword.intent, keyword.intent_source) == ("transactional", "rules")


def test_repeated_it_changes_nothing(site: Site, tmp_path: Path) -> None:
    path = put(tmp_path, SEMRUSH)
    fields = [field.attname for field in Keyword._meta.concrete_fields]
    kept = [name for name in fields if name not in ("import_job_id", "updated_at")]
    import_keywords(site=site, path=path)
    before = list(Keyword.objects.order_by("id").values(*kept))
    again = import_keywords(site=site, path=path)
    assert (again["new"], again["updated"], again["unique"]) == (0, 4, 4)
    assert list(Keyword.objects.order_by("id").values(*kept)) == before


def test_known_keywords_learn_new_figures(site: Site, tmp_path: Path) -> None:
    import_keywords(site=site, path=put(tmp_path, SEMRUSH))
    import_keywords(site=site, path=put(tmp_path, "Keyword,Volume,Difficulty\nCold  Brew Ratio,990,\n"))
    keyword = Keyword.objects.get(term="cold brew ratio")
    assert (keyword.volume, keyword.difficulty) == (990, 24)  # an empty cell wipes nothing


def test_what_a_person_changed_stays(site: Site, tmp_path: Path) -> None:
    import_keywords(site=site, path=put(tmp_path, SEMRUSH))
    Keyword.objects.filter(term="cold brew ratio").update(
        status="excluded",
        volume=5,
        intent="commercial",
        intent_source="person",
        edited_fields=["volume", "intent", "status"],
    )
    import_keywords(site=site, path=put(tmp_path, SEMRUSH))
    keyword = Keyword.objects.get(term="cold brew ratio")
    assert (keyword.volume, keyword.intent, keyword.status) == (5, "commercial", "excluded")


def test_the_same_term_twice_is_one_keyword(site: Site, tmp_path: Path) -> None:
    text = "Keyword,Volume,URL\nCold Brew,,https://a.example/1\ncold brew,70,https://a.example/2\nice,1,\n"
    result = import_keywords(site=site, path=put(tmp_path, text))
    assert (result["keywords"], result["unique"], result["duplicates"]) == (3, 2, 1)
    keyword = Keyword.objects.get(normalised_term="cold brew")
    assert (keyword.term, keyword.volume, keyword.url) == ("Cold Brew", 70, "https://a.example/1")


def test_arabic_and_persian_letters_stay_apart(site: Site, tmp_path: Path) -> None:
    import_keywords(site=site, path=put(tmp_path, "Keyword,Volume\nكيك,1\nکیک,2\n"))
    assert Keyword.objects.count() == 2


def test_twins_follow_the_one_with_most_demand(site: Site, tmp_path: Path) -> None:
    import_keywords(site=site, path=put(tmp_path, "Keyword,Volume\nbrew cold\t,10\ncold brew,90\nBrew, 1\n"))
    assert Keyword.objects.get(term="brew cold").variant_of == Keyword.objects.get(term="cold brew")
    assert Keyword.objects.filter(variant_of__isnull=True).count() == 2


def test_a_leader_that_was_there_before_stays_leader(site: Site, tmp_path: Path) -> None:
    import_keywords(site=site, path=put(tmp_path, "Keyword,Volume\ncold brew,10\n"))
    import_keywords(site=site, path=put(tmp_path, "Keyword,Volume\nbrew cold,900\n"))
    assert Keyword.objects.get(term="brew cold").variant_of == Keyword.objects.get(term="cold brew")


def test_twins_do_not_cross_sectors(site: Site, tmp_path: Path) -> None:
    sector = Sector.objects.create(site=site, name="Tea")
    import_keywords(site=site, path=put(tmp_path, "Keyword\ncold brew\n"))
    import_keywords(site=site, path=put(tmp_path, "Keyword\nbrew cold\n"), sector=sector)
    assert not Keyword.objects.filter(variant_of__isnull=False).exists()


def test_the_twin_of_an_excluded_term_is_excluded(site: Site, tmp_path: Path) -> None:
    import_keywords(site=site, path=put(tmp_path, "Keyword\ncold brew\n"))
    Keyword.objects.update(status="excluded")
    import_keywords(site=site, path=put(tmp_path, "Keyword\nbrew cold\n"))
    assert Keyword.objects.get(term="brew cold").status == "excluded"


def test_match_types_are_variants_of_the_plain_term(site: Site, tmp_path: Path) -> None:
    import_keywords(
        site=site, path=put(tmp_path, 'Keyword,Volume\n[cold brew],\n+cold +brew,\n"""cold brew""",\ncold brew,9\n')
    )
    assert set(Keyword.objects.values_list("term", flat=True)) == {"cold brew"}
    assert Keyword.objects.filter(variant_of__isnull=True).get().volume == 9


def test_markets_are_kept_apart(site: Site, tmp_path: Path) -> None:
    text = "Keyword,Country,Volume\ncold brew,gb,10\ncold brew,us,90\nbrew cold,us,1\n"
    import_keywords(site=site, path=put(tmp_path, text))
    site.refresh_from_db()
    assert site.country == "gb"  # the site had none
    assert dict(Keyword.objects.filter(term="cold brew").values_list("market", "volume")) == {"": 10, "us": 90}
    assert Keyword.objects.get(term="brew cold").variant_of == Keyword.objects.get(term="cold brew", market="us")


def test_an_error_in_the_middle_changes_nothing(site: Site, tmp_path: Path) -> None:
    text = "Keyword,Volume\n" + "".join(f"keyword {n},{n}\n" for n in range(5000)) + f'"{"x" * 200_000}",1\n'
    with pytest.raises(UnreadableFile, match="Nothing was imported"):
        import_keywords(site=site, path=put(tmp_path, text))
    assert not Keyword.objects.exists()
    assert not ImportJob.objects.exists()


def test_a_header_without_keywords_is_refused(site: Site, tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="holds no keyword"):
        import_keywords(site=site, path=put(tmp_path, "Keyword,Volume\n,5\n"))
    assert not ImportJob.objects.exists()


def test_an_upload_is_imported(site: Site, tmp_path: Path) -> None:
    with put(tmp_path, SEMRUSH).open("rb") as file:
        import_keywords(site=site, file=file, name="upload.csv")
    assert ImportJob.objects.get().file_name == "upload.csv"


def test_a_preview_tells_everything_and_writes_nothing(site: Site, tmp_path: Path) -> None:
    path = put(tmp_path, SEMRUSH + "Cold Brew Ratio,,,,,,\n")
    dry = preview(path, site=site)
    assert not Keyword.objects.exists()
    assert dry.pop("mapping")["columns"]["difficulty"] == "Keyword Difficulty"
    assert dry.pop("sample")[0]["term"] == "cold brew ratio"
    assert dry == import_keywords(site=site, path=path)


def test_a_preview_knows_what_is_there(site: Site, tmp_path: Path) -> None:
    path = put(tmp_path, SEMRUSH)
    import_keywords(site=site, path=path)
    assert preview(path, site=site)["updated"] == 4


def test_impressions_are_never_a_volume(site: Site, tmp_path: Path) -> None:
    text = "Top queries,Clicks,Impressions,CTR,Position\ncold brew,10,100,10%,3.2\nice coffee,0,50,0%,8\n"
    result = import_keywords(site=site, path=put(tmp_path, text, "Queries.csv"))
    assert (result["tool"], result["demand_column"], result["volume_sum"]) == (
        "Google Search Console",
        "Impressions",
        150,
    )
    keyword = Keyword.objects.get(term="cold brew")
    assert (keyword.impressions, keyword.volume) == (100, None)


def test_a_figure_that_a_second_tool_knows_is_added(site: Site, tmp_path: Path) -> None:
    import_keywords(site=site, path=put(tmp_path, SEMRUSH))
    text = "Top queries,Clicks,Impressions,CTR,Position\ncold brew ratio,10,100,10%,3.2\n"
    import_keywords(site=site, path=put(tmp_path, text, "Queries.csv"))
    keyword = Keyword.objects.get(term="cold brew ratio")
    assert (keyword.impressions, keyword.volume) == (100, 880)
    assert keyword.raw_row is not None
    assert {"SERP Features", "CTR"} <= keyword.raw_row.keys()
