using System.Text;
using EmbeddedHost;

Console.OutputEncoding = Encoding.UTF8;
return await SampleHost.RunAsync(args, Console.Out, Console.Error);
