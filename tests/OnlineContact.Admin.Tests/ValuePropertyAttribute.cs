using FsCheck.Xunit;
using OnlineContact.Admin.Testing.FsCheck;
using OnlineContact.Admin.Tests.Shared;

namespace OnlineContact.Admin.Tests;

/// <summary>A property over value objects: 200 cases, or as many as ONLINECONTACT_CASES says.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ValuePropertyAttribute : PropertyAttribute
{
    public ValuePropertyAttribute()
    {
        Arbitrary = [typeof(AdminArbitraries)];
        MaxTest = Campaign.Cases(200);
    }
}
