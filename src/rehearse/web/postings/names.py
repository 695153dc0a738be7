"""What pages call the codes of postings. Technical terms stay English in every language."""

from __future__ import annotations

from rehearse import postings

__all__ = ["DOMAINS", "domain_name", "skill_choices", "skill_name"]

_SKILLS = {
    "abtest": "A/B testing", "agents": "LLM agents", "airflow": "Airflow", "api": "APIs", "aws": "AWS",
    "azure": "Azure", "causal": "causal inference", "cicd": "CI/CD", "compression": "model compression",
    "cpp": "C++", "cv": "computer vision", "databricks": "Databricks", "dataviz": "data visualisation",
    "deeplearning": "deep learning", "deployment": "model deployment", "distsys": "distributed systems",
    "disttraining": "distributed training", "docker": "Docker", "dsa": "data structures and algorithms",
    "etl": "data pipelines", "featurestore": "feature stores", "finetuning": "fine-tuning", "gcp": "Google Cloud",
    "git": "Git", "go": "Go", "gpu": "GPUs and CUDA", "hadoop": "Hadoop", "huggingface": "Hugging Face",
    "java": "Java", "javascript": "JavaScript", "jax": "JAX", "kafka": "Kafka", "keras": "Keras",
    "kubeflow": "Kubeflow", "kubernetes": "Kubernetes", "langchain": "LangChain", "linux": "Linux",
    "llm": "large language models", "mlflow": "MLflow", "mlops": "MLOps", "monitoring": "model monitoring",
    "nlp": "NLP", "numpy": "NumPy", "pandas": "pandas", "prompting": "prompting", "python": "Python",
    "pytorch": "PyTorch", "r": "R", "rag": "RAG", "ray": "Ray", "recsys": "recommender systems",
    "rl": "reinforcement learning", "sagemaker": "SageMaker", "sas": "SAS", "scala": "Scala", "search": "search",
    "sklearn": "scikit-learn", "snowflake": "Snowflake", "spark": "Spark", "speech": "speech", "sql": "SQL",
    "statistics": "statistics", "tensorflow": "TensorFlow", "terraform": "Terraform", "timeseries": "time series",
    "vectordb": "vector databases", "xgboost": "gradient boosting",
}  # fmt: skip

DOMAINS = {
    "ads": "ads", "cv": "computer vision", "edge": "edge devices", "finance": "finance",
    "forecasting": "forecasting", "fraud": "fraud", "genai": "generative AI", "health": "health", "nlp": "NLP",
    "platform": "ML platform", "product": "product analytics", "recsys": "recommendation",
    "rl": "reinforcement learning", "robotics": "robotics", "search": "search", "speech": "speech",
    "general": "general", "other": "other",
}  # fmt: skip


def skill_name(code: str) -> str:
    """The skill as a posting would write it, or as the person did; an unknown code is its own name."""
    return _SKILLS.get(code) or postings.own_name(code)


def domain_name(code: str) -> str:
    """The domain in words."""
    return DOMAINS.get(code, code)


def skill_choices() -> list[tuple[str, str]]:
    """All codes with their names, in the order of the names."""
    return sorted(((code, skill_name(code)) for code in postings.skill_codes()), key=lambda entry: entry[1].casefold())
