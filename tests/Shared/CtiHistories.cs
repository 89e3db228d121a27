using System.Text;
using Microsoft.Extensions.DependencyInjection;
using OnlineContact.Admin.Agents;
using OnlineContact.Admin.Contracts;
using OnlineContact.Admin.Cti;
using OnlineContact.Admin.Iam;
using OnlineContact.Admin.Search;
using OnlineContact.Admin.Storage;
using OnlineContact.Admin.Testing;

namespace OnlineContact.Admin.Tests.Shared;

/// <summary>
/// Random histories of CTI numbers: edits, imports, agents who come, go and change services, services that get other names; every answer, every
/// list and every search compared with what a dictionary and a loop say.
/// </summary>
internal static class CtiHistories
{
    private static readonly string[] People = ["kim.a", "lee.b", "park.c", "choi.d", "jung.e", "kang.f"];
    private static readonly string[] Names = ["김소연", "이지우", "Park Jiwoo", "최길동", "Ｊｕｎｇ", "강 감찬"];
    private static readonly string[] Ids = ["A1", "a1", "B2", "c-3", "D.4"];
    private static readonly string[] Nos = ["7001", "7002", "#7003", "+82-7"];
    private static readonly string[] ServiceNames = ["서울 콜센터", "부산 콜센터", "Night desk", "DAY DESK", "길동 상담"];
    private static readonly string[] Parts = ["", " ", "a1", "700", "길동", "ㅈㅇ", "콜센터", "desk", "jung", "example", "kim.", "alpha", "beta", "ㄱ", "%", "_", "\u001f", "없음"];

    public static async Task RunAsync(int seed, int steps, Action<OnlineContactAdminBuilder> store)
    {
        var random = new Random(seed);
        await using var host = await AdminTestHost.StartAsync(store);
        var acme = await host.ProvisionAsync(ownerName: "Owner");
        var model = new Model();
        model.Agents["owner"] = new Person("Owner", null);
        foreach (var (id, name) in new[] { ("alpha", ServiceNames[0]), ("beta", ServiceNames[2]) })
        {
            var number = await host.ServiceAsync(acme, name, id, contracted: false);
            ContractTermInput[] terms = [new() { Item = "ticket", Users = 1 }, new() { Item = "telticket", Users = 1 }];
            Assert.True((await host.ContractedServices.RegisterContractAsync(acme.Owner, acme.Id, number, StoreVersion.Any, terms)).Succeeded);
            model.Services[number] = (id, name);
        }

        for (var i = 0; i < People.Length; i++)
        {
            Assert.True((await host.Members.InviteAsync(acme.Owner, acme.Id, new MemberInvitation { Account = People[i], Name = Names[i], Email = $"{People[i].Replace('.', '-')}@example.com" })).Succeeded);
            await AddAsync(host, acme, model, i);
        }

        for (var step = 0; step < steps; step++)
        {
            await StepAsync(random, host, acme, model);
            await CompareAsync(random, host, acme, model);
        }

        Assert.True((await host.ChangeLog.VerifyAsync(acme.Owner, acme.Id)).Value.IsWhole);
    }

    private static async Task AddAsync(AdminTestHost host, TestOrganization acme, Model model, int i)
    {
        Assert.True((await host.Agents.AddAsync(acme.Owner, acme.Id, [People[i]])).Succeeded);
        model.Agents.TryAdd(People[i], new Person(Names[i], $"{People[i].Replace('.', '-')}@example.com"));
    }

    private static async Task StepAsync(Random random, AdminTestHost host, TestOrganization acme, Model model)
    {
        var i = random.Next(People.Length);
        var account = People[i];
        switch (random.Next(7))
        {
            case 0 or 1:
                var (id, no) = Numbers(random);
                var answer = await host.CtiAgents.SetNumbersAsync(acme.Owner, acme.Id, account, StoreVersion.Any, id, no);
                Assert.Equal(model.Set([(account, id, no)])[0], answer.Succeeded ? null : answer.Error.Code);
                break;
            case 2 or 3:
                var lines = Enumerable.Range(0, random.Next(1, 5)).Select(_ => (Account: People[random.Next(People.Length)], Numbers: Numbers(random))).DistinctBy(line => line.Account)
                    .Select(line => (line.Account, line.Numbers.Id, line.Numbers.No)).ToArray();
                var file = Encoding.UTF8.GetBytes("ctiNo,agentId,note,ctiId\r\n" + string.Concat(lines.Select(line => $"{line.No},{line.Account},\"a, \"\"b\"\"\",{line.Id}\r\n")));
                var preview = (await host.CtiAgents.PreviewImportAsync(acme.Owner, acme.Id, file)).Value;
                var imported = await host.CtiAgents.ImportAsync(acme.Owner, acme.Id, file);
                var faults = model.Set(lines);
                Assert.Equal(faults, preview.Lines.Select(line => line.Fault?.Code));
                Assert.Equal(faults.All(fault => fault is null) ? null : "OCA5027", imported.Succeeded ? null : imported.Error.Code);
                break;
            case 4:
                if (!model.Agents.Remove(account)) await AddAsync(host, acme, model, i);
                else Assert.True((await host.Agents.RemoveAsync(acme.Owner, acme.Id, account, StoreVersion.Any)).Succeeded);
                break;
            case 5:
                if (!model.Agents.TryGetValue(account, out var person)) break;
                var service = model.Services.Keys.ElementAt(random.Next(2));
                if (!person.Services.Remove(service, out _))
                {
                    var phone = random.Next(2) == 0;
                    person.Services[service] = phone;
                    Assert.True((await host.Agents.GiveRoleAsync(acme.Owner, acme.Id, account, service, StoreVersion.Any, ServiceRole.Agent, phone ? AgentChannels.Phone : AgentChannels.Ticket)).Succeeded);
                }
                else
                {
                    Assert.True((await host.Agents.TakeRoleAsync(acme.Owner, acme.Id, account, service, StoreVersion.Any)).Succeeded);
                }

                break;
            default:
                var (number, (serviceId, _)) = model.Services.ElementAt(random.Next(2));
                var name = ServiceNames[random.Next(ServiceNames.Length)];
                if (model.Services.Values.Any(each => each.Name == name)) break;
                Assert.True((await host.ContractedServices.SaveBasicInformationAsync(acme.Owner, acme.Id, number, StoreVersion.Any, Scenes.Information(name, serviceId))).Succeeded);
                model.Services[number] = (serviceId, name);
                break;
        }
    }

    private static async Task CompareAsync(Random random, AdminTestHost host, TestOrganization acme, Model model)
    {
        var part = Parts[random.Next(Parts.Length)];
        var scope = random.Next(3) == 0 ? CtiAgentScope.WithPhoneRight : CtiAgentScope.All;
        var found = new List<string>();
        string? cursor = null;
        var size = random.Next(1, 4);
        do
        {
            var page = (await host.CtiAgents.ListAsync(acme.Owner, acme.Id, new CtiAgentQuery { Text = part, Scope = scope, PageSize = size, Cursor = cursor })).Value;
            Assert.InRange(page.Rows.Count, 0, size);
            found.AddRange(page.Rows.Select(row => $"{row.Agent.Account.Value} {row.Agent.CtiId?.Value} {row.Agent.CtiNo?.Value} {row.HasPhoneRight} {string.Join('/', row.Services.Select(service => service.Name))}"));
            cursor = page.Next;
        }
        while (cursor is not null);

        Assert.Equal(model.Found(part, scope), found);
    }

    private static (string? Id, string? No) Numbers(Random random) => random.Next(10) switch
    {
        0 => (null, null),
        1 => (Ids[0], null),
        2 => ("has space", Nos[0]),
        3 => (Ids[0], new string('7', 31)),
        _ => (Ids[random.Next(Ids.Length)], Nos[random.Next(Nos.Length)]),
    };

    private sealed record Person(string Name, string? Email)
    {
        public string? Id { get; set; }

        public string? No { get; set; }

        public Dictionary<long, bool> Services { get; } = [];
    }

    private sealed class Model
    {
        public SortedDictionary<string, Person> Agents { get; } = new(StringComparer.Ordinal);

        public SortedDictionary<long, (string Id, string Name)> Services { get; } = [];

        /// <summary>The fault of each line; written when no line has one.</summary>
        public string?[] Set((string Account, string? Id, string? No)[] lines)
        {
            var faults = new string?[lines.Length];
            var after = Agents.ToDictionary(pair => pair.Key, pair => (pair.Value.Id, pair.Value.No));
            var (ids, nos) = (new HashSet<string>(StringComparer.OrdinalIgnoreCase), new HashSet<string>(StringComparer.OrdinalIgnoreCase));
            for (var i = 0; i < lines.Length; i++)
            {
                var (account, id, no) = lines[i];
                if (id is null != no is null) faults[i] = "OCA5004";
                else if (id is not null && id.Contains(' ', StringComparison.Ordinal)) faults[i] = "OCA5002";
                else if (no?.Length > 30) faults[i] = "OCA5003";
                else if ((id is not null && !ids.Add(id)) || (no is not null && !nos.Add(no))) faults[i] = "OCA5026";
                else if (!Agents.ContainsKey(account)) faults[i] = "OCA4027";
                else after[account] = (id, no);
            }

            for (var i = 0; i < lines.Length; i++)
            {
                if (faults[i] is not null || lines[i].Id is not { } id) continue;
                if (after.Any(pair => pair.Key != lines[i].Account && (Same(pair.Value.Id, id) || Same(pair.Value.No, lines[i].No)))) faults[i] = "OCA5005";
            }

            if (faults.All(fault => fault is null))
            {
                foreach (var (account, id, no) in lines) (Agents[account].Id, Agents[account].No) = (id, no);
            }

            return faults;

            static bool Same(string? one, string? other) => one is not null && string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
        }

        public IEnumerable<string> Found(string part, CtiAgentScope scope)
        {
            var folded = TextFolding.Fold(part);
            foreach (var (account, person) in Agents)
            {
                if (scope == CtiAgentScope.WithPhoneRight && !person.Services.ContainsValue(true)) continue;
                string?[] columns =
                [
                    account, person.Name, person.Email, person.Id, person.No,
                    .. person.Services.Keys.Select(service => Services[service].Name),
                ];
                var whole = person.Services.Keys.Any(service => Services[service].Id == folded);
                var initials = folded is "ᄌᄋ" or "ᄀ";
                if (initials ? !Initials(person.Name).Contains(folded, StringComparison.Ordinal) : !whole && !columns.Any(column => column is not null && TextFolding.Fold(column).Contains(folded, StringComparison.Ordinal))) continue;
                yield return $"{account} {person.Id} {person.No} {person.Services.ContainsValue(true)} {string.Join('/', person.Services.Keys.Order().Select(service => Services[service].Name))}";
            }
        }

        /// <summary>The initial consonant of each syllable.</summary>
        private static string Initials(string name) =>
            string.Concat(name.Where(sign => sign is >= '\uAC00' and <= '\uD7A3').Select(sign => (char)('\u1100' + (sign - '\uAC00') / 588)));
    }
}
