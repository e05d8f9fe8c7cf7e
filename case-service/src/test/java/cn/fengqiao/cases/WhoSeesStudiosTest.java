package cn.fengqiao.cases;

class WhoSeesStudiosTest {}
