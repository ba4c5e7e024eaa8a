#ifndef CPANGOCAIRO_H
#define CPANGOCAIRO_H
#endif
