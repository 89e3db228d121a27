namespace OnlineContact.Admin.Access;

/// <summary>Something that can be done, and the rights that open it: one of them is enough.</summary>
/// <remarks>Immutable; safe to use from several threads.</remarks>
public sealed class AdminOperation
{
    internal AdminOperation(string code, AdminRight openTo, string rule = "")
    {
        Code = code;
        OpenTo = openTo;
        Rule = rule;
    }

    /// <summary>The stable code, also that of its entries in the change log; for example <c>service.suspended</c>.</summary>
    public string Code { get; }

    /// <summary>The rights of which one is needed; those in a service in the service that the call names.</summary>
    public AdminRight OpenTo { get; }

    /// <summary>What else holds for those who have the right, in English; empty where nothing does.</summary>
    public string Rule { get; }

    /// <summary>The code.</summary>
    /// <returns><see cref="Code"/>.</returns>
    public override string ToString() => Code;
}
