using System.Reflection;
using OnlineContact.Admin.Cti.Connectors;
using OnlineContact.Admin.Iam;
using OnlineContact.Admin.Sso.KeyManagement;
using OnlineContact.Admin.Sso.Replay;
using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.PluginTests.Catalogue;

/// <summary>The parts of this repository that a host can register, and whoever else implements a port that has a suite.</summary>
internal static class Parts
{
    /// <summary>The ports that have a suite.</summary>
    public static IReadOnlyList<Type> Ports { get; } = [typeof(IAdminStore), typeof(ICtiConnector), typeof(IIamDirectory), typeof(IIamEnrolment), typeof(IKeyEncryptionKey), typeof(ISsoReplayGuard)];

    public static IReadOnlyList<Assembly> Assemblies { get; } =
    [
        typeof(OrganizationId).Assembly,
        typeof(Cti.Ipcc.IpccOptions).Assembly,
        typeof(Cti.MobileContact.MobileContactOptions).Assembly,
        typeof(EntityFrameworkCore.EntityFrameworkCoreAdminStore).Assembly,
        typeof(Microsoft.EntityFrameworkCore.SqliteModelBuilderExtensions).Assembly,
        typeof(Microsoft.Extensions.DependencyInjection.PostgreSqlStoreBuilderExtensions).Assembly,
        typeof(IKeyEncryptionKey).Assembly,
        typeof(Testing.StoreConformance).Assembly,
        typeof(CustomStore.SqliteFileStore).Assembly,
        typeof(CustomConnector.DeskConnector).Assembly,
    ];

    /// <summary>Every class with a port, written <c>port: class</c>.</summary>
    public static IEnumerable<string> Found => Of(Assemblies.SelectMany(assembly => assembly.GetTypes()));

    public static IEnumerable<string> Of(IEnumerable<Type> types) =>
        from type in types
        where type is { IsClass: true, IsAbstract: false }
        from port in Ports
        where port.IsAssignableFrom(type)
        select $"{port.Name}: {type.Name}";
}
