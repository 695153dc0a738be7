def answer(tables):
    tools = tables["tools"]
    return tools[~tools["tool_id"].isin(tables["loans"]["tool_id"].dropna())]
