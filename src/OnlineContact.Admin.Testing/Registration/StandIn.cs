using System.Reflection;

namespace OnlineContact.Admin.Testing.Registration;

#pragma warning disable CA1852 // Its subclass is made while it runs.
/// <summary>What a host has registered itself, of whatever type; nobody calls it.</summary>
internal class StandIn : DispatchProxy
#pragma warning restore CA1852
{
    public static object Of(Type type) => Create(type, typeof(StandIn));

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) => throw new InvalidOperationException("Nobody calls it.");
}
