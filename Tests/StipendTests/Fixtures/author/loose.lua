policy { id="author/loose", title="松散", jurisdiction="640100", in_force=from "2024-01-01",
sources={ notice="某市通知" } }
rule "month" { title="月补贴", source="notice", pays=monthly,
   when={ posting{ kind="community" }.held "on the last day" }, -- 社区岗位
amount=fixed(yuan(100)), fund="city" }
