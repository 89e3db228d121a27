namespace OnlineContact.Admin.ArchitectureTests;

/// <summary>A type that stands in a namespace itself; a nested or compiler-made one counts as the type it is nested in.</summary>
internal readonly record struct TypeName(string Namespace, string Name)
{
    public override string ToString() => Namespace.Length == 0 ? Name : $"{Namespace}.{Name}";
}
