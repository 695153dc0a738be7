def answer(tables):
    tools = tables["tools"]
    borrowed = tools["tool_id"].isin(tables["loans"]["tool_id"].dropna())
    return tools[~borrowed].sort_values("tool_id")
