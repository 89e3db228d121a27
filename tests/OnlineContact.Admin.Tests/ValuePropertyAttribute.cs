using System.Globalization;
using FsCheck.Xunit;
using OnlineContact.Admin.Testing.FsCheck;

namespace OnlineContact.Admin.Tests;

/// <summary>A property over value objects: 200 cases, or as many as ONLINECONTACT_CASES says.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ValuePropertyAttribute : PropertyAttribute
{
    public ValuePropertyAttribute()
    {
        Arbitrary = [typeof(ValueArbitraries)];
        MaxTest = int.TryParse(Environment.GetEnvironmentVariable("ONLINECONTACT_CASES"), NumberStyles.None, CultureInfo.InvariantCulture, out var cases)
            ? cases
            : 200;
    }
}
