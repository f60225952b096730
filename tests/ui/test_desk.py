"""The help desk over HTTP: who may do what, what is taken from whom, and how an approved wording takes effect.

The server is real, over the real policies and rules and a handful of the guidance.
"""

from __future__ import annotations

import datetime as dt
import re
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import httpx
import pytest
import yaml
from fake import BreakingAssistant
from light import light

from assistant.agent import Assistant
from assistant.answer import Answer, AnswerStatus, Message
from assistant.build import build
from assistant.settings import Settings
from corpus.guidance import Guidance, load_guidance
from corpus.load import load_corpus
from ui.desk.desk import Desk
from ui.desk.password import hashed
from ui.desk.store import Why, file_url, open_store

ADMIN, OFFICER = ("王敏", "a good password"), ("李强", "another password")
FEW = {"cn-joint-application", "cn-trademark-ownership", "cn-branch", "x-who-are-you", "hn-branch"}
STORY = "我们是分公司，能报数字三品案例吗？联系电话13812345678"
QUESTION = "名品申报需要交多少评审费"
DRAFT = {
    "id": "desk-review-fee",
    "want": "money",
    "status": "not_stated",
    "clauses": "cn-mpfz/3.1",
    "questions_zh": QUESTION,
    "questions_en": "What review fee is charged for the brand list?",
    "answer_zh": "文件没有写评审费[[cn-mpfz/3.1]]。",
    "answer_en": "The text names no review fee [[cn-mpfz/3.1]].",
}


class Service(NamedTuple):
    """A running server and what it keeps."""

    url: str
    desk: Desk
    data_dir: Path


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    data_dir = tmp_path_factory.mktemp("desk")
    corpus = load_corpus()

    def made() -> Assistant:
        entries = load_guidance(corpus, taken_in=data_dir / "policies").entries
        few = Guidance(entries=tuple(one for one in entries if one.id in FEW or one.id.startswith("desk-")))
        return build(Settings(data_dir=data_dir), guidance=few)

    desk = Desk(open_store(file_url(data_dir)), data_dir=data_dir)
    desk.store.add_staff(ADMIN[0], "admin", hashed(ADMIN[1]), "command line")
    desk.store.add_staff(OFFICER[0], "officer", hashed(OFFICER[1]), "command line")
    with light(["https://listed.example"], build=made, desk=desk) as url:
        yield Service(url, desk, data_dir)


@pytest.fixture
def applicant(service: Service) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=service.url, timeout=60, trust_env=False) as client:
        yield client


class Seat:
    """A member of staff at the bench."""

    def __init__(self, url: str, name: str, password: str) -> None:
        self.web = httpx.Client(base_url=url, timeout=60, trust_env=False, follow_redirects=True)
        self.entry = self.web.post("/desk/sign-in", data={"name": name, "password": password})
        found = re.search(r'name="token" value="([^"]+)"', self.entry.text)
        self.token = found[1] if found else ""

    def post(self, path: str, **fields: str) -> httpx.Response:
        return self.web.post(path, data={"token": self.token, **fields})


@pytest.fixture
def officer(service: Service) -> Iterator[Seat]:
    seat = Seat(service.url, *OFFICER)
    yield seat
    seat.web.close()


@pytest.fixture
def admin(service: Service) -> Iterator[Seat]:
    seat = Seat(service.url, *ADMIN)
    yield seat
    seat.web.close()


def handed_over(applicant: httpx.Client, **more: Any) -> dict[str, Any]:
    messages = [{"role": "user", "content": STORY}, {"role": "assistant", "content": "分公司不能独立申报。"}]
    reply = applicant.post("/api/handovers", json={"messages": messages, **more})
    assert reply.status_code == 201, reply.text
    made: dict[str, Any] = reply.json()
    return made


def own(made: dict[str, Any]) -> dict[str, str]:
    return {"Authorization": f"Bearer {made['token']}"}


# -- Signing in


@pytest.mark.parametrize(
    "path", ["queue", "questions", "drafts", "drafts/new", "drafts/export.yaml", "audit"]
)
def test_the_staff_s_pages_lead_everybody_else_to_sign_in(applicant: httpx.Client, path: str) -> None:
    reply = applicant.get(f"/desk/{path}")
    assert reply.status_code == 303
    assert reply.headers["location"] == f"/desk/sign-in?next=/desk/{path}"


def test_the_cookie_of_a_sign_in_is_for_the_bench_alone_and_for_no_script(applicant: httpx.Client) -> None:
    reply = applicant.post("/desk/sign-in", data={"name": ADMIN[0], "password": ADMIN[1]})
    cookie = reply.headers["set-cookie"].lower()
    assert all(word in cookie for word in ("httponly", "samesite=strict", "path=/desk"))


def test_behind_https_the_cookie_never_goes_in_the_clear(service: Service) -> None:
    desk = Desk(service.desk.store, secure=True)
    with light(desk=desk) as url:
        reply = httpx.post(
            f"{url}/desk/sign-in", data={"name": ADMIN[0], "password": ADMIN[1]}, trust_env=False
        )
    assert "secure" in reply.headers["set-cookie"].lower()


@pytest.mark.parametrize("path", ["//evil.example", "https://evil.example", "/deskevil", "/desk\\..", "/"])
def test_signing_in_leads_nowhere_else(applicant: httpx.Client, path: str) -> None:
    reply = applicant.post("/desk/sign-in", data={"name": ADMIN[0], "password": ADMIN[1], "next": path})
    assert reply.headers["location"] == "/desk/queue"


def test_a_wrong_password_is_told_from_a_wrong_name_by_nothing(applicant: httpx.Client) -> None:
    replies = [
        applicant.post("/desk/sign-in", data={"name": name, "password": "not the one"})
        for name in (OFFICER[0], "nobody")
    ]
    assert [reply.status_code for reply in replies] == [401, 401]
    assert replies[0].text.replace(OFFICER[0], "nobody") == replies[1].text


def test_guessing_is_stopped_for_a_while(service: Service, applicant: httpx.Client) -> None:
    service.desk.store.add_staff("赵四", "officer", hashed("the right password"), "command line")
    for _ in range(10):
        applicant.post("/desk/sign-in", data={"name": "赵四", "password": "a guess"})
    reply = applicant.post("/desk/sign-in", data={"name": "赵四", "password": "the right password"})
    assert reply.status_code == 429
    assert int(reply.headers["retry-after"]) == 900


def test_signing_out_ends_the_session_on_the_server(service: Service) -> None:
    seat = Seat(service.url, *OFFICER)
    cookie = seat.web.cookies["mingpin_desk"]
    seat.post("/desk/sign-out")
    late = httpx.get(f"{service.url}/desk/queue", cookies={"mingpin_desk": cookie}, trust_env=False)
    assert late.status_code == 303
    seat.web.close()


# -- Forms


def test_a_form_without_its_token_does_nothing(applicant: httpx.Client, officer: Seat) -> None:
    made = handed_over(applicant)
    reply = officer.web.post(f"/desk/queue/{made['id']}/reply", data={"text": "答复"})
    assert reply.status_code == 403
    assert applicant.get(f"/api/handovers/{made['id']}", headers=own(made)).json()["messages"] == []


@pytest.mark.parametrize("origin", ["https://evil.example", "https://listed.example", "null"])
def test_a_form_from_another_site_s_page_does_nothing(
    applicant: httpx.Client, officer: Seat, origin: str
) -> None:
    made = handed_over(applicant)
    path = f"/desk/queue/{made['id']}/reply"
    reply = officer.web.post(path, data={"text": "答复", "token": officer.token}, headers={"origin": origin})
    assert reply.status_code == 403
    assert applicant.get(f"/api/handovers/{made['id']}", headers=own(made)).json()["status"] == "waiting"


# -- Handing over


def test_a_reply_reaches_the_applicant_who_handed_over(applicant: httpx.Client, officer: Seat) -> None:
    made = handed_over(applicant)
    assert made["status"] == "waiting"
    page = officer.post(f"/desk/queue/{made['id']}/reply", text="请由总公司申报。")
    assert "请由总公司申报。" in page.text
    state = applicant.get(f"/api/handovers/{made['id']}", headers=own(made)).json()
    assert state["status"] == "answered"
    assert [(one["author"], one["name"], one["text"]) for one in state["messages"]] == [
        ("officer", OFFICER[0], "请由总公司申报。")
    ]


def test_what_is_kept_is_masked(applicant: httpx.Client, officer: Seat) -> None:
    made = handed_over(applicant, facts=[{"name": "is_joint", "value": True, "read_from": "致电13812345678"}])
    path = f"/api/handovers/{made['id']}/messages"
    applicant.post(path, json={"text": "邮箱 someone@example.cn"}, headers=own(made))
    page = officer.web.get(f"/desk/queue/{made['id']}").text
    assert "[手机号]" in page
    assert "[邮箱]" in page
    assert "13812345678" not in page
    assert "someone@example.cn" not in page


def test_a_verdict_is_made_again_from_the_rules_and_never_taken_on_trust(
    applicant: httpx.Client, officer: Seat
) -> None:
    receipt = {
        "track": "cn-mpfz/digital-case",
        "as_of": "2026-11-22",
        "facts": {"entity_type": "branch", "has_legal_personality": False},
        "outcome": "eligible",
    }
    made = handed_over(applicant, receipts=[receipt])
    page = officer.web.get(f"/desk/queue/{made['id']}", headers={"accept-language": "en"}).text
    assert "Not eligible" in page
    assert ">Eligible<" not in page


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"messages": []}, "messages"),
        ({"messages": [{"role": "assistant", "content": "您好"}]}, "messages"),
        ({"messages": [{"role": "user", "content": "  "}]}, "messages"),
        ({"receipts": [{"track": "no/such", "as_of": "2026-11-22"}]}, "receipts.track"),
        (
            {
                "receipts": [
                    {"track": "cn-mpfz/digital-case", "as_of": "2026-11-22", "facts": {"joint_units": -1}}
                ]
            },
            "receipts.joint_units",
        ),
        ({"facts": [{"name": "is_joint", "value": "maybe"}]}, "facts.0.is_joint"),
        ({"token": "mine"}, "token"),
    ],
)
def test_what_cannot_be_handed_over_is_named(
    applicant: httpx.Client, given: dict[str, Any], field: str
) -> None:
    body = {"messages": [{"role": "user", "content": "问题"}], **given}
    reply = applicant.post("/api/handovers", json=body)
    assert reply.status_code == 422
    assert field in reply.json()["error"]["field"]


def test_nobody_else_reads_a_conversation(applicant: httpx.Client) -> None:
    made, other = handed_over(applicant), handed_over(applicant)
    for headers in ({}, own(other), {"Authorization": "Bearer guessed"}):
        reply = applicant.get(f"/api/handovers/{made['id']}", headers=headers)
        assert (reply.status_code, reply.json()["error"]["code"]) == (404, "unknown_handover")


def test_a_conversation_that_is_taken_back_is_gone(applicant: httpx.Client, officer: Seat) -> None:
    made = handed_over(applicant)
    assert applicant.delete(f"/api/handovers/{made['id']}", headers=own(made)).status_code == 204
    assert applicant.get(f"/api/handovers/{made['id']}", headers=own(made)).status_code == 404
    assert officer.web.get(f"/desk/queue/{made['id']}").status_code == 404


# -- What was not answered


def test_a_thumb_that_points_down_is_listed_with_its_reason(applicant: httpx.Client, officer: Seat) -> None:
    given = {"rating": "down", "reason": "source", "question": "评审要几天", "answer": "文件没有写。"}
    assert applicant.post("/api/feedback", json=given).status_code == 202
    applicant.post("/api/feedback", json={**given, "rating": "up", "question": "不该列出"})
    page = officer.web.get("/desk/questions?show=thumbed_down", headers={"accept-language": "zh"}).text
    assert "评审要几天" in page
    assert "依据不对" in page
    assert "不该列出" not in page


class Unsure(BreakingAssistant):
    """Never finds what was asked in the policies."""

    corpus = load_corpus()

    def ask(self, messages: Sequence[Message], **how: Any) -> Answer:
        return Answer(
            text="文件没有写。",
            citations=(),
            verdicts=(),
            facts=(),
            status=AnswerStatus.NOT_STATED,
            intent="money",
            language="zh-Hans",
        )


def test_a_question_without_an_answer_is_listed_masked_and_counted() -> None:
    desk = Desk()
    with light(assistant=Unsure(), desk=desk) as url:
        for _ in range(2):
            asked = {
                "model": "mingpin",
                "messages": [{"role": "user", "content": "年费多少？回电13812345678"}],
            }
            reply = httpx.post(f"{url}/v1/chat/completions", json=asked, trust_env=False, timeout=60)
            assert reply.status_code == 200
    listed = {one.question: one for one in desk.store.questions(Why.UNANSWERED)}
    assert listed["年费多少？回电[手机号]"].times == 2
    assert listed["年费多少？回电[手机号]"].answer == "文件没有写。"
    assert "13812345678" not in str(listed)


# -- Drafts


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"clauses": "cn-mpfz/9.9"}, "cn-mpfz/9.9"),
        ({"clauses": "cn-mpfz/3.1 = 这不是原话"}, "这不是原话"),
        ({"answer_zh": "文件没有写评审费。"}, "cn-mpfz/3.1"),
        ({"answer_zh": "评审费是5000元[[cn-mpfz/3.1]]。"}, "5000"),
        (
            {
                "answer_zh": "The text does not say that there is any review fee for the brand list, and it names no amount for it [[cn-mpfz/3.1]]."
            },
            "answer.zh",
        ),
        ({"answer_zh": "贵公司符合申报条件[[cn-mpfz/3.1]]。"}, "资格"),
        ({"id": "cn-branch"}, "cn-branch"),
        ({"questions_zh": "你是谁"}, "x-who-are-you"),
        ({"questions_en": ""}, "questions.en"),
        ({"answer_en": "Call 13812345678 [[cn-mpfz/3.1]]."}, "answer.en"),
    ],
)
def test_a_draft_that_the_gates_object_to_cannot_be_approved(
    admin: Seat, change: dict[str, str], code: str
) -> None:
    page = admin.post("/desk/drafts", **{**DRAFT, **change})
    page = admin.web.get(page.url, headers={"accept-language": "zh"})
    wrong = re.search(r'role="alert">(.*?)</ul>', page.text, re.DOTALL)
    assert wrong is not None
    assert code in wrong[1]
    assert "/approve" not in page.text
    assert admin.post(f"{page.url.path}/approve").status_code == 409


def test_only_an_admin_approves_and_reads_the_audit_log(officer: Seat) -> None:
    page = officer.post("/desk/drafts", **DRAFT)
    assert "/approve" not in page.text
    assert officer.post(f"{page.url.path}/approve").status_code == 403
    assert officer.web.get("/desk/audit").status_code == 403


def test_an_approved_draft_answers_is_exported_and_can_be_withdrawn(
    service: Service, applicant: httpx.Client, officer: Seat, admin: Seat
) -> None:
    def answer() -> str:
        asked = {"model": "mingpin", "messages": [{"role": "user", "content": QUESTION}]}
        reply = applicant.post("/v1/chat/completions", json=asked).json()
        text: str = reply["choices"][0]["message"]["content"]
        return text

    def becomes(there: bool) -> bool:
        end = time.monotonic() + 120
        while time.monotonic() < end:
            if answer().startswith("文件没有写评审费") is there:
                return True
            time.sleep(0.5)
        return False

    assert not answer().startswith("文件没有写评审费")
    service.desk.store.list_question(Why.UNANSWERED, QUESTION)
    listed = next(one for one in service.desk.store.questions(Why.UNANSWERED) if one.question == QUESTION)
    assert QUESTION in officer.web.get(f"/desk/drafts/new?question={listed.id}").text
    draft = officer.post("/desk/drafts", **DRAFT, question=listed.id).url.path
    admin.post(f"{draft}/approve")
    assert becomes(True)
    assert service.desk.store.question(listed.id) not in service.desk.store.questions()
    (exported,) = yaml.safe_load(admin.web.get("/desk/drafts/export.yaml").text)
    assert (exported["id"], exported["answer"]["zh"]) == (DRAFT["id"], DRAFT["answer_zh"])
    admin.post(f"{draft}/withdraw")
    assert becomes(False)
    whats = [deed.what for deed in service.desk.store.deeds()]
    assert {"draft_saved", "draft_approved", "exported", "draft_withdrawn"} <= set(whats)


# -- The end of keeping


def test_a_server_deletes_what_is_kept_too_long(tmp_path: Path, applicant: httpx.Client) -> None:
    day = dt.timedelta(days=1)
    long_ago = open_store(file_url(tmp_path), lambda: dt.datetime.now(dt.UTC) - 31 * day)
    id = long_ago.hand_over("key", "zh", [("applicant", "旧对话")], [], [])
    store = open_store(file_url(tmp_path))
    with light(desk=Desk(store, keep=30 * day)):
        for _ in range(100):
            if store.conversation(id) is None:
                break
            time.sleep(0.05)
    assert store.conversation(id) is None
