package cn.fengqiao.cases.meeting;

record CancelMeeting(String reason) {}
