using Cairn.Benchmarks;

Console.WriteLine(await RequestCost.RunAsync());
