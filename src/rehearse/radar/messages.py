"""English texts of the radar."""

from rehearse.message import Registry

__all__ = ["TEXTS"]

TEXTS = Registry(
    "radar",
    # addresses
    url_empty="There is no address. Give the address of a feed, such as https://example.org/feed.xml.",
    url_length="The address has more than {most} characters. Give the address of the feed itself.",
    url_form="{url} is not an address. Give one such as https://example.org/feed.xml.",
    url_scheme="{url} begins neither with https:// nor with http://. Only such addresses are fetched.",
    url_login="The address of {host} holds a name or a password, and those would be sent. Give it without them.",
    private="{host} is an address of this machine or of a private network, and those are never asked. Give the address "
    "of a public feed.",
    # no answer
    no_name="No address is known for {host}. Check the spelling and the connection, then look again.",
    no_answer="{host} could not be reached. Check the connection, then look again.",
    slow="{host} took more than {seconds} seconds, so it was left. Look again later.",
    certificate="The certificate of {host} is not valid, so nothing was read. Look again later, or remove the feed.",
    # answers
    gone="{host} has no feed at this address any more (status {status}). Give its new address, or remove it.",
    status="{host} answered with status {status} instead of a feed. Look again another day.",
    redirects="{host} passed the request on more than {most} times. Give the address where the feed ends up.",
    redirect_open="{host} passed the request on to an address without encryption, which was refused. Give the address "
    "where the feed ends up.",
    large="The feed of {host} has more than {limit} MB. Choose a smaller feed of the same source.",
    coding="The answer of {host} is packed in a way that cannot be unpacked. Look again another day.",
    short="The answer of {host} broke off. Look again another day.",
    # feeds
    feed_large="The feed has more than {limit} MB. Choose a smaller feed of the same source.",
    feed_empty="The answer is empty. Check that the address is that of the feed.",
    no_feed="The answer is no feed. Give the address of the RSS or Atom feed, not of the page.",
    entities="The feed declares entities of its own, which no feed needs and which can make a small file large. It was "
    "not read. Choose another feed of the same source.",
    heavy="Reading this feed takes more memory or time than a feed may. Choose another feed of the same source.",
    stopped="The look stopped at a fault of our own. Look again; if it stays, report it with the feed's address.",
    too_many="At most {most} feeds are kept. Remove some, then add this again.",
    # lists
    list_missing="No file was chosen. Choose an OPML file, or a list in Markdown or CSV.",
    list_large="The file has more than {limit} MB. Give a smaller list.",
    list_none="The file names no feed, repository or package. Give an OPML file, or links in Markdown or CSV.",
    list_text="The file is no text. Give an OPML file, or links in Markdown or CSV.",
    list_opml="The OPML file is broken at line {line}. Export it again from where it came.",
    list_entities="The OPML file declares a document type, which a list of feeds never needs. Remove that line.",
    list_csv="The CSV file is broken at line {line}. Export it again from where it came.",
    # reasons of a place
    reason_required="A must in {posting}.",
    reason_required_many="A must in {posting} and in {more} more of your postings.",
    reason_required_skill="{skill} is a must in {posting}.",
    reason_required_skill_many="{skill} is a must in {posting} and in {more} more of your postings.",
    reason_preferred="Nice to have in {posting}.",
    reason_preferred_many="Nice to have in {posting} and in {more} more of your postings.",
    reason_preferred_skill="{skill} is nice to have in {posting}.",
    reason_preferred_skill_many="{skill} is nice to have in {posting} and in {more} more of your postings.",
    reason_field="The same field as {tool}, which {posting} asks for.",
    reason_other="None of your postings asks for it.",
    # why an entry is left out
    left_not_final="a candidate, beta or nightly build",
    left_patch="a repair, neither major nor minor",
    left_same_quarter="another entry stands for this quarter",
    left_no_version="names no version",
    # the four questions
    cards="Radar",
    question_problem="What problem does it solve?",
    question_how="How does it work? Two sentences.",
    question_when="When would you use it, and when not?",
    question_nearest="What is its nearest alternative?",
    # rings
    ring_build="I can build with it",
    ring_discuss="I can discuss it",
    ring_heard="I have heard of it",
    ring_ignore="I leave it out",
    # categories
    category_classical="Classical machine learning",
    category_clusters="Clusters and distributed computing",
    category_data="Data processing",
    category_edge="Compilers and export of models",
    category_evaluation="Evaluation of language models",
    category_explaining="Explaining models",
    category_features="Feature stores",
    category_labelling="Labelling",
    category_llm_apps="Applications of language models",
    category_llm_inference="Inference of language models",
    category_monitoring="Monitoring and data quality",
    category_packaging="Packaging and infrastructure",
    category_pipelines="Pipelines and orchestration",
    category_serving="Model serving",
    category_streaming="Streaming",
    category_tracking="Experiment tracking and model registries",
    category_training="Training frameworks",
    category_tuning="Hyperparameter search",
    category_vector_search="Vector search",
)
