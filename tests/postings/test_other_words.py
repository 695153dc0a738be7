"""Postings that say the usual things in other words are read as well."""

from __future__ import annotations

from typing import Any

import pytest

from rehearse import postings
from rehearse.postings.gluing import split_glued

TITLE = "Machine Learning Engineer\nAcmetown Labs\n\n"


def read(text: str, field: str) -> Any:
    reading = postings.read(text).of(field)
    return None if reading is None else reading.value


@pytest.mark.parametrize(
    ("heading", "status"),
    [
        ("What is on your plate:", "required"),
        ("Your first sprint", "required"),
        ("Your remit", "required"),
        ("You come along with", "required"),
        ("Which experience do you carry?", "required"),
        ("In your suitcase", "required"),
        ("Could also be in your rucksack", "preferred"),
        ("A pleasant surprise would be", "preferred"),
        ("The tie-breakers", "preferred"),
        ("Leave behind", None),
        ("What we can live without", None),
        ("Nobody expects", None),
    ],
)
def test_headings_over_lists_are_told_by_their_words(heading: str, status: str | None) -> None:
    text = f"{TITLE}We sell kettles to people.\n\n{heading}\n- Kafka and Ray\n- Patience\n"
    assert postings.read(text).skills.get("kafka") == status


@pytest.mark.parametrize(
    ("label", "status"),
    [
        ("Sweeteners", "preferred"),
        ("Perhaps you also bring", "preferred"),
        ("On top", "preferred"),
        ("You can skip", None),
        ("Nobody expects", None),
        ("What stays out of it", None),
    ],
)
def test_labels_before_their_words_are_told_too(label: str, status: str | None) -> None:
    text = f"{TITLE}Requirements\n- Python\n- SQL\n\n{label}: Kafka, Ray.\n"
    assert postings.read(text).skills.get("ray") == status


@pytest.mark.parametrize(
    "heading", ["So that nobody is disappointed", "Our neighbours upstairs", "A word on the weather"]
)
def test_an_unknown_heading_ends_what_was_wished_for(heading: str) -> None:
    more = "We have been here for a long time and the river is near, with a boat of our own and Kafka Island in sight."
    text = f"{TITLE}Requirements\n- Python\n\nNice to have\n- SQL\n\n{heading}\n{more} We use Airflow every night.\n"
    assert postings.read(text).skills["airflow"] == "mentioned"


@pytest.mark.parametrize("sign", ["–", "-", "—"])
def test_dashes_after_a_label_open_items(sign: str) -> None:
    text = f"{TITLE}We hope to find: {sign} solid SQL {sign} Python with pandas {sign} some Spark. Write to us soon.\n"
    assert postings.read(text).skills == {
        "sql": "required", "python": "required", "pandas": "required", "spark": "required"
    }  # fmt: skip


@pytest.mark.parametrize(
    ("domain", "duty"),
    [
        ("cv", "Train models in PyTorch that count seedlings on photographs taken from a crane"),
        ("cv", "Build a model that finds cracks in footage of bridges"),
        ("cv", "Improve the model that reads handwriting on parcels"),
        ("forecasting", "Train models that say how many loaves will be sold tomorrow in each shop"),
        ("forecasting", "Predict the number of passengers on each ferry"),
        ("forecasting", "Build machine learning models of heat demand two days ahead"),
        ("fraud", "Train models that spot fake listings and scammers"),
        ("fraud", "Find stolen accounts with machine learning models"),
        ("fraud", "Build models that flag suspicious transfers to money mules"),
        ("recsys", "Train models that decide which stories a reader sees next and what to read after"),
        ("recsys", "Build the model behind what to watch on the home screen"),
        ("recsys", "Improve the suggestions of similar products with machine learning models"),
        ("search", "Train models that guess what customers type and rerank what comes back"),
        ("search", "Improve autocomplete and spelling correction with machine learning models"),
        ("search", "Build models that understand queries and synonyms"),
        ("nlp", "Train models that extract dates and clauses from contracts"),
        ("nlp", "Build models for the classification of complaints and letters"),
        ("nlp", "Improve transliteration and tokenizers with machine learning"),
        ("platform", "Build the paved road on which data scientists deploy their models"),
        ("platform", "Own the training cluster and its scheduler for machine learning"),
        ("platform", "Run the inference platform so that researchers can launch jobs"),
        ("rl", "Train agents by trial and error with reward shaping in a simulator"),
        ("rl", "Design reward functions for control policies"),
        ("rl", "Actor critic methods and self play"),
        ("robotics", "Teach a gripper to grasp eggs with machine learning"),
        ("robotics", "Motion planning around obstacles with learned models"),
        ("robotics", "Learned locomotion for rovers"),
        ("speech", "Train models that turn phone calls in dialects into text"),
        ("speech", "Models of pronunciation and accents for learners"),
        ("speech", "Detect utterances in noisy recordings from microphones"),
        ("edge", "Fit models into firmware with kilobytes of memory"),
        ("edge", "Models that run on the collar without a network"),
        ("edge", "Save milliwatts: a neural accelerator runs your models"),
        ("ads", "Train models for budget pacing and impressions of advertisers"),
        ("finance", "Train models of arrears for lenders and borrowers"),
        ("health", "Build models with surgeons and clinicians that predict symptoms"),
        ("product", "Uplift models for subscribers about cancellations"),
    ],
)
def test_a_domain_is_told_by_its_duties(domain: str, duty: str) -> None:
    text = f"{TITLE}Your tasks\n- {duty}\n- Keep our machine learning models in order\n\nRequirements\n- Python\n- PyTorch\n"
    assert read(text, "domains")[0] == domain


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Hello,\nThis is Fernmoor Kettles. We boil water for half of Wales.", "Fernmoor Kettles"),
        ("At Quillfeather, we print books on demand.", "Quillfeather"),
        ("We at Oxbow & Tern insure small boats.", "Oxbow & Tern"),
        ("Tallowgate, a maker of candles and lamps, wants to predict demand.", "Tallowgate"),
        ("Harebell, our family bakery and shop, opens at five.", "Harebell"),
        ("Nightjar, the second largest bank of the valley, lends boats.", "Nightjar"),
        ("Our team at Nettlecombe Foods is growing. Python. Nettlecombe Foods makes soup.", "Nettlecombe Foods"),
        ("I am writing on behalf of Pemberwick Shoes.", "Pemberwick Shoes"),
        (
            "Saltgrass sells salt. Saltgrass Trading was founded late. Write to jobs@saltgrass.example.",
            "Saltgrass Trading",
        ),
    ],
)
def test_the_employer_is_found_in_a_sentence(text: str, name: str) -> None:
    posting = f"Machine Learning Engineer\n\n{text}\nYou train models in Python and know SQL.\n"
    assert read(posting, "company") == name


@pytest.mark.parametrize(
    "line", ["Saltmarsh Energy — wind for islands", "Saltmarsh Energy | careers", "Saltmarsh Energy – jobs"]
)
def test_a_masthead_names_the_employer(line: str) -> None:
    assert read(f"{line}\n\nSenior Data Scientist\n\nYou know Python and SQL.\n", "company") == "Saltmarsh Energy"


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Acmetown is looking for a Lead Engineer, Feature Platform (Oslo or remote). We rent boats.",
         "Lead Engineer, Feature Platform"),
        ("Acmetown Foods seeks a Senior Data Scientist, Pricing, who likes soup. We cook it.",
         "Senior Data Scientist, Pricing"),
        ("Our group needs an Applied Scientist, Search to look after what people find. We are nine.",
         "Applied Scientist, Search"),
        ("Subject: Ledige stillinger / open position: NLP Engineer\n\nDear all,\nwe sell kettles.", "NLP Engineer"),
        ("Re: new vacancy: Senior Data Scientist\n\nDear all,\nwe sell kettles.", "Senior Data Scientist"),
        ("Subject: Opening: Staff Data Scientist, Growth\n\nDear all,\nwe sell kettles.", "Staff Data Scientist, Growth"),
        ("Data Analyst wanted, 30 hours\n\nWe sell kettles.", "Data Analyst"),
        ("Data Scientist (12 months, 80 %)\n\nWe sell kettles.", "Data Scientist"),
    ],
)  # fmt: skip
def test_the_title_is_found_in_a_sentence_and_without_its_terms(text: str, title: str) -> None:
    assert read(text + "\nPython and SQL.\n", "title") == title


@pytest.mark.parametrize(
    ("process", "rounds"),
    [
        ("Samira from HR phones you.", ["recruiter_screen"]),
        ("Our talent colleague rings you for a quarter of an hour.", ["recruiter_screen"]),
        ("Half an hour on the phone with Ola, who recruits for us.", ["recruiter_screen"]),
        ("A programming hour in any language.", ["coding"]),
        ("You debug a small service with us.", ["coding"]),
        ("We work on a small data set together.", ["coding"]),
        ("You discuss the architecture of a ranking system with two of us.", ["ml_system_design"]),
        ("An architecture exercise.", ["ml_system_design"]),
        ("We ask how you would build an index of maps.", ["ml_system_design"]),
        ("We discuss a model you once trained.", ["ml_depth"]),
        ("You defend an article of your choice.", ["ml_depth"]),
        ("A lecture on your own research.", ["ml_depth"]),
        ("Questions about statistics.", ["ml_breadth"]),
        ("An hour on the principles of machine learning.", ["ml_breadth"]),
        ("We ask about the theory of deep learning.", ["ml_breadth"]),
        ("We ask how you resolve conflicts.", ["behavioral"]),
        ("Questions on how you have dealt with difficult people.", ["behavioral"]),
        ("A chat about managing people.", ["behavioral"]),
        ("There is no live coding and no system design.", []),
        ("You never have to do a take-home.", []),
        ("All of this without a coding test.", []),
    ],
)
def test_rounds_are_told_in_many_words(process: str, rounds: list[str]) -> None:
    posting = postings.read(f"{TITLE}Requirements\n- Python\n\nHow we hire\n{process}\n")
    assert [entry.value["round"] for entry in posting.readings if entry.field == "rounds"] == rounds


@pytest.mark.parametrize("words", ["enough Go to mend a service", "solid Go", "Python and some Go to read it"])
def test_measured_languages_are_languages(words: str) -> None:
    assert "go" in postings.read(f"{TITLE}Requirements\n- {words}\n").skills


@pytest.mark.parametrize(
    "text",
    [
        "Dear list,\n\nwe look for a\n\nPlatform Engineer, Machine Learning\n\nto keep two hundred models up and running."
        " You carry the pager one week in five, plan capacity for the holidays, mend queues that fill up, and make"
        " releases dull. Models are trained by colleagues; you train none. Python and Docker are what we use, and PyTorch"
        " models are what you get.\n",
        "Dear all,\n\nan opening in my group: Reliability Engineer, Model Serving. We answer nine thousand requests a"
        " second. You would hunt bottlenecks, see to failover, keep caches warm and quotas fair. A neural network is"
        " behind every answer, in PyTorch. Python, Linux.\n",
        "Hi,\n\nwe need an MLOps Engineer. Forty data scientists push models to servers by hand, and outages follow. You"
        " give them containers, back-ups of features, load balancing and a self-service page. Python, SQL. Deep learning"
        " models, forecasting models and regression are what runs on it.\n",
    ],
)
def test_letters_about_running_things_are_about_infrastructure(text: str) -> None:
    assert read(text, "axis1")["class"] == "infrastructure"


@pytest.mark.parametrize(
    "duty",
    [
        "Find stalls with flame graphs and profiling",
        "Tune CUDA kernels and memory bandwidth",
        "Write compilers, and batching",
    ],
)
def test_narrow_crafts_speak_for_depth(duty: str) -> None:
    text = f"{TITLE}Your tasks\n- {{}}\n- Keep models in order\n\nRequirements\n- Python\n- PyTorch\n"
    deep, plain = (read(text.format(line), "axis2")["position"] for line in (duty, "Answer colleagues politely"))
    assert deep > plain


@pytest.mark.parametrize(
    ("glued", "first"),
    [
        ("Job ID 20731Acmetown sells kettles", "Job ID 20731"),
        ("Weeks 1-4Forecasting returns", "Weeks 1-4"),
        ("Posting 88Harbour cranes move", "Posting 88"),
        ("some exposure to Ray.About our users", "some exposure to Ray."),
        ("a good hold on SQL.You will like it", "a good hold on SQL."),
        ("everything is in Git.Your tasks are many", "everything is in Git."),
        ("backend engineeringdistributed systems as a craft", "backend engineering"),
    ],
)
def test_lines_that_ran_together_are_cut(glued: str, first: str) -> None:
    assert split_glued(glued).split("\n")[0] == first


@pytest.mark.parametrize(
    "text",
    [
        "Distributed Systems Engineer, Model Training\nYou keep distributed training alive on many GPUs with NCCL and FSDP.",
        "Systems Programmer for Large Scale Training\nRequirements\n- C++ and PyTorch\n- elastic restarts of training runs",
        "Distributed Systems Engineer\nYou own multi-node training: DeepSpeed, tensor parallelism, model checkpoints.\n- JAX",
    ],
)
def test_who_keeps_training_alive_is_of_the_trade(text: str) -> None:
    reading = postings.read(text).of("not_ml")
    assert reading is not None
    assert reading.value is False


@pytest.mark.parametrize(
    "title",
    [
        "Systems Engineer",
        "Network and Systems Engineer",
        "Network & Systems Administrator",
        "Database and Infrastructure Administrator",
        "IT Administrator",
        "Facilities Coordinator",
    ],
)
def test_who_keeps_the_office_running_is_not(title: str) -> None:
    reading = postings.read(f"{title}\nYou look after laptops, Linux servers and the wireless network.").of("not_ml")
    assert reading is not None
    assert reading.value is True


@pytest.mark.parametrize(
    ("sentence", "years"),
    [
        ("Between 3 and 5 years of experience", 3),
        ("You have been a data scientist for six years", 6),
        ("Have done this for 4 years, or 6 if you came from software", 4),
        ("A few years of work behind you (we say at least 2) with operations", 2),
        ("At least a year of industry experience", 1),
        ("Half a decade of software", 5),
        ("Over ten years in statistics", 10),
        ("Twelve months in a similar role", 1),
        ("Age at most 30 years", None),
        ("One of us spent six years in a hospital", None),
        ("A couple of years of experience, but newly graduated candidates will also be considered", None),
    ],
)
def test_years_are_asked_for_in_many_ways(sentence: str, years: int | None) -> None:
    value = read(f"{TITLE}We sell kettles.\n\nRequirements\n- {sentence}\n- Python and SQL\n", "years")
    assert (value and value["min"]) == years


BELOW = "\n\nAbout us\nWe sell kettles and train models.\n\nRequirements\n- Python\n- SQL and PyTorch\n"


@pytest.mark.parametrize(
    ("top", "title", "company"),
    [
        ("Acmetown | Senior Computer Vision Engineer | Remote", "Senior Computer Vision Engineer", None),
        ("Contract - Lead ML Engineer - Outside IR35", "Lead ML Engineer", None),
        ("Designation: Data Scientist (02 posts)\nEmployer: Acmetown Bank PLC", "Data Scientist", "Acmetown Bank PLC"),
        ("Join Acmetown as a Senior Machine Learning Engineer", "Senior Machine Learning Engineer", None),
        ("Company\nAcmetown Foods\nPosition\nData Scientist\nLocation\nLeeds", "Data Scientist", "Acmetown Foods"),
        ("Data Scientist, Growth (EU/UK)\nAcmetown Inc.", "Data Scientist, Growth", "Acmetown Inc."),
        ("Data Scientist\nat Acmetown\nAmsterdam", "Data Scientist", "Acmetown"),
        ("Staff Engineer, Agents - Oslo or remote (CET)\nAcmetown Labs", "Staff Engineer, Agents", "Acmetown Labs"),
        ("ACMETOWN CITY COUNCIL\n\nPost title: Data Scientist\nGrade: 9", "Data Scientist", "ACMETOWN CITY COUNCIL"),
        ("PhD position in Machine Learning for Rivers", "PhD position in Machine Learning for Rivers", None),
    ],
)
def test_the_top_of_a_posting_names_title_and_employer(top: str, title: str, company: str | None) -> None:
    posting = postings.read(top + BELOW)
    assert posting.title == title
    if company:
        assert posting.company == company


@pytest.mark.parametrize(
    ("sentence", "low", "high", "currency"),
    [
        ("The base pay is $214,000.00/yr - $262,000.00/yr. Equity comes on top.", 214_000, 262_000, "USD"),
        ("The salary ranges from $228,600/year in one market up to $351,200/year in another.", 228_600, 351_200, "USD"),
        ("Pay starts at £45,000 a year and goes up to £61,000 a year.", 45_000, 61_000, "GBP"),
        ("Expected annual salary is 7 to 11 million yen.", 7_000_000, 11_000_000, "JPY"),
    ],
)
def test_the_ends_of_a_range_may_stand_apart(sentence: str, low: int, high: int, currency: str) -> None:
    value = read(f"{TITLE}Requirements\n- Python and SQL\n\nCompensation\n{sentence}\n", "salary")["headline"]
    assert (value["min"], value["max"], value["currency"], value["period"]) == (low, high, currency, "year")


@pytest.mark.parametrize(
    ("told", "rounds"),
    [
        ("You will speak with our recruiter first, then solve a coding task with us.", {"recruiter_screen", "coding"}),
        ("A chat with our talent partner, then a technical deep dive.", {"recruiter_screen", "ml_depth"}),
        ("A day of programming, and an hour about a conflict you had.", {"coding", "behavioral"}),
        ("We give you a model, and you debug the training loop.", {"ml_coding"}),
        ("A viva on machine learning, then an interview about your values.", {"ml_breadth", "behavioral"}),
        ("A drawing of how the whole system should look in two years.", {"ml_system_design"}),
    ],
)
def test_rounds_are_told_in_many_ways(told: str, rounds: set[str]) -> None:
    posting = postings.read(f"{TITLE}Requirements\n- Python and SQL\n\nInterview process\n{told}\n")
    assert {one.value["round"] for one in posting.readings if one.field == "rounds"} == rounds


def test_quoted_mail_is_read_without_its_signs() -> None:
    text = f"{TITLE}They want:\n\n> 1. A model of delivery times, which could become a\n> neural network in PyTorch\n"
    text += "> 2. Forecasts of volumes for all the depots that they have\n> and drift monitoring of every model\n"
    assert ">" not in postings.read(text).text


def test_a_list_inside_a_paragraph_ends_with_its_sentence() -> None:
    text = f"{TITLE}You will: • train models in PyTorch • serve them • watch them. It would be a plus if you know Ray."
    assert postings.read(text).skills["pytorch"] == "required"
    assert postings.read(text).skills["ray"] == "preferred"
