"""GraphQL mutations of the organizations: declarations only, the commands do the work."""

from backend.compiler.catalog import Mutation, Part
from backend.organizations import commands

PART = Part(
    mutations=(
        Mutation(
            command=commands.register_organization,
            returns={"organization": "Organization"},
            description="登记单位；enter an organization",
        ),
        Mutation(
            command=commands.edit_organization,
            returns={"organization": "Organization"},
            description="修改单位；edit an organization",
        ),
        Mutation(
            command=commands.record_operating_check,
            returns={"organization": "Organization", "operatingCheck": "OperatingCheck"},
            description="登记实体运营核查；record a check",
        ),
        Mutation(
            command=commands.record_year,
            returns={"organization": "Organization", "organizationYear": "OrganizationYear"},
            description="登记年度数据；record a year's figures",
        ),
        Mutation(
            command=commands.report_member_counts,
            returns={"organization": "Organization", "reportedCount": "ReportedCount"},
            description="上报党员数；report counts of members",
        ),
        Mutation(
            command=commands.confirm_department,
            returns={"organization": "Organization"},
            description="确认主管部门；confirm the line that leads it",
        ),
        Mutation(
            command=commands.assign_work_coverage,
            returns={"organization": "Organization", "workCoverage": "WorkCoverage"},
            description="选派指导员等；assign work in an organization",
        ),
        Mutation(
            command=commands.end_work_coverage,
            returns={"organization": "Organization", "workCoverage": "WorkCoverage"},
            description="终止指导员等；end work in an organization",
        ),
    ),
)
